//! What scores are made of, for those who ask.

use super::scoring::{Scoring, weighted, worths};
use super::searching::Search;
use super::told::Score;
use crate::query::{Field, Found, Part, Rarity, Typed, WEIGHTS};

impl Search<'_, '_> {
    /// Says of each article of a page what its score is made of: a line for each part of the search.
    pub(super) fn explain(&mut self, typed: &Typed, scoring: &Scoring<'_>, page: &[u32]) -> Vec<Score> {
        let mut scores: Vec<Score> =
            page.iter().map(|ordinal| Score { ordinal: *ordinal, parts: Vec::new() }).collect();
        for (part, rarity) in typed.wanted.iter().zip(scoring.rarities()) {
            if let Part::Phrase(words) = part {
                let found = self.articles_of_phrase(words);
                let said = ["\"", &words.join(" "), "\""].concat();
                for score in &mut scores {
                    let here = found.iter().filter(|(ordinal, _)| *ordinal == score.ordinal);
                    score.parts.extend(here.map(|(_, found)| line(&said, *found, 1_000, rarity)));
                }
                continue;
            }
            let terms = self.terms(part);
            for score in &mut scores {
                let best = terms
                    .iter()
                    .flat_map(|term| {
                        let here = term.file.postings(term.at).find(|(ordinal, _)| *ordinal == score.ordinal);
                        here.map(|(_, found)| (term, found))
                    })
                    .max_by_key(|(term, found)| {
                        worths(term.closeness, rarity)[usize::from(found.0) % Found::CODES]
                    });
                let said =
                    best.map(|(term, found)| line(term.file.word(term.at), found, term.closeness, rarity));
                score.parts.extend(said);
            }
        }
        for score in &mut scores {
            score.parts.push(["= ", &thousandths(scoring.score_of(score.ordinal))].concat());
        }
        scores
    }
}

/// `cities: title, body 2 × 0.9 — weight 3.125 × rarity 4.2 = 13.125`
fn line(word: &str, found: Found, closeness: u32, rarity: Rarity) -> String {
    let fields: Vec<String> = Field::ALL
        .into_iter()
        .filter(|field| found.is_in(*field))
        .map(|field| match field {
            Field::Title => "title".to_owned(),
            Field::Names => "names".to_owned(),
            Field::Summary => "summary".to_owned(),
            Field::Headings => "headings".to_owned(),
            Field::Body => ["body ", &found.body().to_string()].concat(),
        })
        .collect();
    let code = usize::from(found.0) % Found::CODES;
    let weight = weighted(WEIGHTS[code], closeness);
    let points = worths(closeness, rarity)[code];
    let mut said = [word, ": ", &fields.join(", ")].concat();
    for (sign, number) in
        [(" × ", closeness), (" — weight ", weight), (" × rarity ", rarity.0), (" = ", points)]
    {
        said.extend([sign, &thousandths(number)]);
    }
    said
}

/// Thousandths as a decimal number.
fn thousandths(number: u32) -> String {
    let part = (number % 1_000).to_string();
    [&(number / 1_000).to_string(), ".", &"0".repeat(3 - part.len()), &part].concat()
}
