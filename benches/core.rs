//! The core natively: the chooser over a published site, on the workload that `cargo xtask bench choose`
//! has drawn and its oracle has answered. First every answer is compared, then all are timed.

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};

use belfry::bundle::{FileKey, Manifest, list_path, read_list};
use belfry::chooser::{Answer, Chooser, Outcome};
use belfry::model::Language;
use belfry::query::{NewsQuery, Sort};
use criterion::Criterion;
use serde_json::Value;

/// Results of up to so many articles are compared whole.
const WHOLE: u32 = 2000;
/// How many articles of larger ones are, as `benches/browser/choose/prepare.js` has it.
const PROVEN: u32 = 1000;

fn main() {
    let Some(site) = std::env::var_os("BELFRY_SITE").map(PathBuf::from) else {
        eprintln!("BELFRY_SITE names no site; cargo xtask bench choose makes the sites and calls this");
        std::process::exit(2);
    };
    let mut archive = Archive::open(&site);
    let workload = json(&site.join("bench/workload.json"));
    let expected = json(&site.join("bench/expected.json"));
    let searches = texts(&workload["searches"], |search| search["text"].as_str().map(str::to_owned));
    let keys: Vec<String> = texts(&workload["phrases"], |phrase| phrase.as_str().map(str::to_owned))
        .iter()
        .flat_map(|it| typed(it))
        .collect();
    let combinations: Vec<NewsQuery> = list(&workload["combinations"]).iter().map(combination).collect();
    let searches: Vec<NewsQuery> = searches.iter().map(|text| NewsQuery::default().with_text(text)).collect();
    let keys: Vec<NewsQuery> = keys.iter().map(|text| NewsQuery::default().with_text(text)).collect();

    let right = |what: &str, questions: &[NewsQuery], archive: &mut Archive| {
        let answers = list(&expected[what]);
        let right =
            questions.iter().zip(answers).filter(|(query, answer)| archive.proves(query, answer)).count();
        println!("{right} of {} {what} equal the oracle's", questions.len());
        right == questions.len()
    };
    let both =
        [right("searches", &searches, &mut archive), right("combinations", &combinations, &mut archive)];
    if both.contains(&false) {
        std::process::exit(1);
    }

    let mut criterion = Criterion::default().configure_from_args();
    let name = std::env::var("BELFRY_BENCH").unwrap_or_else(|_| archive.manifest.articles.to_string());
    let mut group = criterion.benchmark_group(name);
    for (name, questions) in [("facets", &combinations), ("search", &searches), ("keys", &keys)] {
        for query in questions {
            archive.answer(query);
        }
        let is_counted = name == "facets";
        let mut turn = questions.iter().cycle();
        let mut ask = || {
            let answer = turn.next().map(|query| archive.answer(black_box(query)));
            (answer, is_counted.then(|| archive.chooser.counts()))
        };
        group.bench_function(name, |bencher| bencher.iter(|| black_box(ask())));
    }
    group.finish();
    criterion.final_summary();
}

/// A published site with a chooser that is given whatever it asks for.
struct Archive {
    site: PathBuf,
    manifest: Manifest,
    language: Language,
    chooser: Chooser,
}

impl Archive {
    fn open(site: &Path) -> Self {
        let manifest = fs::read_to_string(site.join("bundle/manifest.json")).expect("a published site");
        let manifest = Manifest::from_json(&manifest).expect("a manifest of this version");
        let language = manifest.languages.first().expect("a site has a language").clone();
        let chooser = Chooser::new(manifest.articles);
        Self { site: site.to_owned(), manifest, language, chooser }
    }

    fn answer(&mut self, query: &NewsQuery) -> Answer {
        loop {
            match self.chooser.answer(query, &self.language) {
                Outcome::Answer(answer) => return answer,
                Outcome::Needs(keys) => keys.iter().for_each(|key| self.give(key)),
            }
        }
    }

    fn give(&mut self, key: &FileKey) {
        let list = key.list();
        let digest = self.manifest.lists.get(&list).expect("the manifest names the list");
        let digests =
            fs::read_to_string(self.site.join(list_path(&list, digest))).expect("the list is there");
        let digests = read_list(&digests).expect("a list");
        let path = key.path(digests.get(&key.name()).expect("the list names the file"));
        let bytes = fs::read(self.site.join(&path)).expect("the file is there");
        assert!(self.chooser.give(key, bytes), "{path} is refused");
    }

    /// Whether the result is the oracle's, with every count that it knows. Of large results the oldest
    /// thousand are compared besides the total: every page of an answer is a query of its own.
    fn proves(&mut self, query: &NewsQuery, expected: &Value) -> bool {
        let first = self.answer(query);
        let counts = self.digest_of_counts();
        let (what, most) = if first.found > WHOLE { ("oldest", PROVEN) } else { ("ordinals", WHOLE) };
        let query = query.with_sort(Sort::Oldest);
        let mut all = Vec::new();
        for page in 1.. {
            if all.len() >= first.found.min(most) as usize {
                break;
            }
            all.extend(self.answer(&query.with_page(page)).page);
        }
        let ordinals = fnv(all.iter().flat_map(|ordinal| ordinal.to_le_bytes()));
        let counts = expected["counts"].as_u64().is_none_or(|told| told == u64::from(counts));
        expected["total"] == first.found && expected[what] == ordinals && counts
    }

    /// The digest of all counts but those of countries, as `benches/browser/choose/digest.js` has it.
    fn digest_of_counts(&self) -> u32 {
        let counts = self.chooser.counts().expect("a query was answered");
        let mut counts = counts.iter();
        let mut lines = Vec::new();
        for (facet, values) in &self.chooser.values().0 {
            for (value, count) in values.iter().zip(counts.by_ref()) {
                if *count > 0 && facet.key() != "country" {
                    lines.push(format!("{} {value} {count}\n", facet.key()));
                }
            }
        }
        lines.sort_unstable();
        fnv(lines.concat().bytes())
    }
}

fn fnv(bytes: impl Iterator<Item = u8>) -> u32 {
    bytes.fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

fn json(file: &Path) -> Value {
    let text = fs::read(file).expect("the workload stands in the site");
    serde_json::from_slice(&text).expect("JSON")
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn texts(values: &Value, text: impl Fn(&Value) -> Option<String>) -> Vec<String> {
    list(values).iter().filter_map(text).collect()
}

/// Every text that stands in the field while a phrase is typed, from its second letter.
fn typed(phrase: &str) -> Vec<String> {
    phrase
        .char_indices()
        .skip(2)
        .map(|(end, _)| phrase[..end].to_owned())
        .chain([phrase.to_owned()])
        .collect()
}

fn combination(keys: &Value) -> NewsQuery {
    let mut pairs = Vec::new();
    for (key, values) in keys.as_object().into_iter().flatten() {
        let values = if values.is_string() { std::slice::from_ref(values) } else { list(values) };
        pairs.extend(values.iter().filter_map(Value::as_str).map(|value| format!("{key}={value}")));
    }
    NewsQuery::from_query_string(&pairs.join("&"))
}
