//! The search index of a language: every word of every article, where it stands, cut into files.

use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;

use super::search_text::pieces;
use super::voice::Voice;
use crate::bundle::search::{
    Directory, Extent, Lengths, PlacesFile, Vocabulary, WORDS_WITHOUT_PLACES, WordList, WordsFile,
    push_places,
};
use crate::bundle::{File, FileKey, SearchPart};
use crate::model::Article;
use crate::query::{Archive, Field, Found, fold, level_of};

/// How many articles are looked at together by one core.
const AT_ONCE: usize = 128;

/// Longer runs of letters are no words anybody types: addresses, keys.
const LONGEST: usize = 40;

/// How far the places of two pieces of text are apart: no phrase reaches from one into the next.
const GAP: u32 = 2;

/// A word in all articles so far.
#[derive(Default)]
struct Word {
    list: WordList,
    places: Vec<u8>,
    /// How many places there are in all articles together.
    count: usize,
}

/// A word in one article.
#[derive(Default)]
struct Here {
    found: Found,
    times: u32,
    places: Vec<u32>,
}

/// Every word of a language, in order.
type Index = BTreeMap<Box<str>, Word>;

/// Makes the files of the search index of a language, of the articles of an archive, and gives them to `take`.
pub(super) fn files<E: Send>(
    voice: &Voice<'_>,
    archive: &Archive,
    take: &(impl Fn(FileKey, File) -> Result<(), E> + Sync),
) -> Result<(), E> {
    let index = index(voice);
    let articles = voice.newsroom.articles.len() as u32;
    let key = |part| FileKey::Search(voice.language.clone(), part);
    let words: Vec<(&str, &Word)> = index.iter().map(|(word, found)| (&**word, found)).collect();
    let extents = extents(&words, articles);
    let lengths = Lengths::of_articles(&extents);
    let titles: Vec<(&str, WordList)> =
        words.iter().filter_map(|(word, found)| Some((*word, in_titles(&found.list)?))).collect();
    let titles: Vec<(&str, &WordList)> = titles.iter().map(|(word, list)| (*word, list)).collect();
    let title_parts: Vec<&[(&str, &WordList)]> = cut(&titles, articles, &OF_TITLES, |list| list);
    let mut titles_files = Vec::new();
    for (n, part) in (0..).zip(&title_parts) {
        let bytes = WordsFile::titles_to_bytes(part, &lengths, archive);
        titles_files.push(WordsFile::titles_from_bytes(&bytes, &lengths, archive).expect("just written"));
        take(key(SearchPart::Titles(n)), File::ForChooser(bytes))?;
    }
    let title_firsts = beginnings(&title_parts);
    let parts = cut_beside(&words, &title_firsts, articles);
    let numbered = parts.par_iter().enumerate();
    numbered.try_for_each(|(n, (beside, part))| {
        let lists: Vec<_> = part.iter().map(|(word, found)| (*word, &found.list)).collect();
        let places: Vec<&[u8]> = part.iter().map(|(_, word)| word.places()).collect();
        let bytes = match titles_files.get(*beside) {
            Some(titles) => WordsFile::to_bytes(&lists, titles, &lengths, archive),
            None => WordsFile::to_bytes(&lists, &WordsFile::default(), &lengths, archive),
        };
        take(key(SearchPart::Words(n as u32)), File::ForChooser(bytes))?;
        take(key(SearchPart::Places(n as u32)), File::ForChooser(PlacesFile::to_bytes(&places)))
    })?;
    let parts: Vec<&[(&str, &Word)]> = parts.into_iter().map(|(_, part)| part).collect();
    let directory = Directory::to_bytes(&extents, &beginnings(&parts), &title_firsts);
    take(key(SearchPart::Directory), File::ForChooser(directory))?;
    take(key(SearchPart::Vocabulary), File::ForChooser(vocabulary(&words)))
}

/// How many different words each article has, and where.
fn extents(words: &[(&str, &Word)], articles: u32) -> Vec<Extent> {
    let mut extents = vec![Extent::default(); articles as usize];
    for (ordinal, found) in words.iter().flat_map(|(_, word)| word.list.postings()) {
        let extent = &mut extents[ordinal as usize];
        extent.words += 1;
        let is_so = [found.is_in(Field::Summary), found.is_in(Field::Headings), found.body() > 1];
        extent.parts.iter_mut().zip(is_so).for_each(|(part, is_so)| *part += u32::from(is_so));
    }
    extents
}

fn index(voice: &Voice<'_>) -> Index {
    let articles = &voice.newsroom.articles;
    let lengths = articles.par_iter().map(|article| body_length(voice, article)).collect::<Vec<u32>>();
    let total: u64 = lengths.iter().map(|length| u64::from(*length)).sum();
    let usual = (total / (articles.len() as u64).max(1)) as u32;
    let mut index = Index::new();
    let together = AT_ONCE * rayon::current_num_threads();
    for (batch, first) in articles.chunks(together).zip((0..).step_by(together)) {
        let read: Vec<Vec<HashMap<String, Here>>> = batch
            .par_chunks(AT_ONCE)
            .map(|some| some.iter().map(|article| words_of(voice, article)).collect())
            .collect();
        for (ordinal, words) in (first as u32..).zip(read.into_iter().flatten()) {
            for (word, here) in words {
                let level = level_of(here.times, lengths[ordinal as usize], usual);
                let entry = match index.get_mut(word.as_str()) {
                    Some(entry) => entry,
                    None => index.entry(word.into()).or_default(),
                };
                entry.list.push(ordinal, here.found.with_body(level));
                entry.count += here.places.len();
                push_places(&mut entry.places, &here.places);
            }
        }
    }
    index
}

fn body_length(voice: &Voice<'_>, article: &Article) -> u32 {
    let mut length = 0;
    pieces(voice, article, &mut |field, text| {
        if field == Field::Body {
            length += text.split_whitespace().count() as u32;
        }
    });
    length
}

/// The words of an article with where they stand.
fn words_of(voice: &Voice<'_>, article: &Article) -> HashMap<String, Here> {
    let mut words: HashMap<String, Here> = HashMap::new();
    let mut place = 0;
    pieces(voice, article, &mut |field, text| {
        let folded = fold(text);
        for word in folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
            if word.len() <= LONGEST {
                let here = match words.get_mut(word) {
                    Some(here) => here,
                    None => words.entry(word.to_owned()).or_default(),
                };
                match field {
                    Field::Body => here.times += 1,
                    field => here.found = here.found.with(field),
                }
                here.places.push(place);
            }
            place += 1;
        }
        place += GAP;
    });
    words
}

impl Word {
    /// Its places; none where there are too many.
    fn places(&self) -> &[u8] {
        if self.count > WORDS_WITHOUT_PLACES { &[] } else { &self.places }
    }
}

/// The articles that have a word in title or names; `None` where none has.
fn in_titles(list: &WordList) -> Option<WordList> {
    let mut titles = WordList::default();
    for (ordinal, found) in list.postings() {
        let fields = [Field::Title, Field::Names].into_iter().filter(|field| found.is_in(*field));
        let found = fields.fold(Found::default(), Found::with);
        if found != Found::default() {
            titles.push(ordinal, found);
        }
    }
    (titles.articles() > 0).then_some(titles)
}

/// How each file begins: with the fewest letters, two if they will do, that the words of the file before do
/// not begin with. So who types these needs that file alone.
fn beginnings<'w, T>(parts: &[&[(&'w str, T)]]) -> Vec<&'w str> {
    let mut last = "";
    let beginning = |part: &&[(&'w str, T)]| {
        let (first, before) = (part[0].0, std::mem::replace(&mut last, part[part.len() - 1].0));
        let short = [2, 4].map(|letters| start_of(first, letters)).into_iter();
        short.into_iter().find(|short| !before.starts_with(short)).unwrap_or(first)
    };
    parts.iter().map(beginning).collect()
}

/// The first letters of a word, so many of them.
fn start_of(word: &str, letters: usize) -> &str {
    word.char_indices().nth(letters).map_or(word, |(end, _)| &word[..end])
}

/// Cuts words into files, each within the stretch of one file of titles, whose number is told.
fn cut_beside<'w>(
    words: &'w [(&'w str, &'w Word)],
    titles: &[&str],
    articles: u32,
) -> Vec<(usize, &'w [(&'w str, &'w Word)])> {
    let mut files = Vec::new();
    let mut start = 0;
    for n in 1..=titles.len().max(1) {
        let end = titles.get(n).map_or(words.len(), |end| words.partition_point(|(word, _)| word < end));
        let parts = cut(&words[start..end], articles, &OF_WORDS, |word: &&Word| &word.list);
        files.extend(parts.into_iter().map(|part| (n - 1, part)));
        start = end;
    }
    files
}

/// Who types the first two letters of a title fetches all words with that beginning, and one file comes
/// sooner than three.
const OF_TITLES: [usize; 1] = [2];

/// So does who types the first four of any word; and beside *apps* also *app* is looked for, so that words
/// with the same three letters stay together where these are few.
const OF_WORDS: [usize; 2] = [3, 4];

/// Words with the same last of these letters stay together unless they take more than so many bytes …
const TOO_LARGE: f64 = 140_000.0;

/// … and with the same letters before them unless they take more than so many usual files.
const USUAL: f64 = 2.0;

/// Cuts words into files of about the size that suits so many articles. Words that begin with the same of
/// these `letters` stay together where they can. Compressed sizes are told from how much news it is that an
/// article has a word.
fn cut<'w, T>(
    words: &'w [(&'w str, T)],
    articles: u32,
    letters: &[usize],
    list: impl Fn(&T) -> &WordList,
) -> Vec<&'w [(&'w str, T)]> {
    let cost = |(_, word): &(&str, T)| {
        let having = f64::from(list(word).articles());
        2.5 + having * ((f64::from(articles) / having).log2() + 1.9) / 8.0
    };
    let most = (150.0 * f64::from(articles).sqrt()).clamp(11_000.0, 34_000.0);
    let mut ends = Vec::new();
    let mut file = Growing { most, length: 0, size: 0.0 };
    file.take(words, letters, &cost, &mut ends);
    ends.push(words.len());
    let mut start = 0;
    let part = |end: &usize| &words[std::mem::replace(&mut start, *end)..*end];
    ends.iter().map(part).filter(|part| !part.is_empty()).collect()
}

/// A file that words are added to.
struct Growing {
    /// About how many bytes it may have.
    most: f64,
    /// How many words it and the files before it have.
    length: usize,
    size: f64,
}

impl Growing {
    /// Adds words, and tells where a file ends and the next one begins.
    fn take<T>(
        &mut self,
        words: &[(&str, T)],
        letters: &[usize],
        cost: &impl Fn(&(&str, T)) -> f64,
        ends: &mut Vec<usize>,
    ) {
        let Some((first, rest)) = letters.split_first() else {
            words.iter().for_each(|word| self.add(1, cost(word), ends));
            return;
        };
        let beginning = |word| start_of(word, *first);
        let at_most = if rest.is_empty() { TOO_LARGE } else { USUAL * self.most };
        for group in words.chunk_by(|(one, _), (other, _)| beginning(one) == beginning(other)) {
            let whole: f64 = group.iter().map(cost).sum();
            if whole > at_most {
                self.take(group, rest, cost, ends);
            } else {
                self.add(group.len(), whole, ends);
            }
        }
    }

    /// Adds so many words of that size to this file, or where they are too many to the next.
    fn add(&mut self, words: usize, size: f64, ends: &mut Vec<usize>) {
        if self.size > 0.0 && self.size + size > self.most {
            ends.push(self.length);
            self.size = 0.0;
        }
        self.length += words;
        self.size += size;
    }
}

/// In how many articles a word stands that typing errors are forgiven for, wherever it stands.
const WELL_KNOWN: u32 = 4;

/// The words that typing errors are forgiven for: of letters, and either in a title, in names or in
/// a summary, or in several articles.
fn vocabulary(words: &[(&str, &Word)]) -> Vec<u8> {
    let outside = [Field::Title, Field::Names, Field::Summary];
    let kept = words.iter().filter(|(word, found)| {
        let of_letters = word.chars().count() >= 4 && word.chars().all(char::is_alphabetic);
        of_letters
            && (found.list.articles() >= WELL_KNOWN
                || found.list.postings().any(|(_, at)| outside.into_iter().any(|field| at.is_in(field))))
    });
    Vocabulary::to_bytes(&kept.map(|(word, found)| (*word, found.list.articles())).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(articles: u32) -> WordList {
        let mut list = WordList::default();
        (0..articles).for_each(|ordinal| list.push(ordinal, Found::default().with_body(1)));
        list
    }

    #[test]
    fn words_that_begin_alike_stay_together_and_none_is_lost() {
        let words: Vec<String> = ["city", "cities", "citizen", "common", "community", "drone"]
            .into_iter()
            .flat_map(|word| (10..99).map(move |n| format!("{word}{n}")))
            .collect();
        let mut words: Vec<(&str, WordList)> = words.iter().map(|word| (word.as_str(), list(300))).collect();
        words.sort_by_key(|(word, _)| *word);
        let files = cut(&words, 2_000, &OF_WORDS, |list| list);
        assert!(files.len() > 3, "{} files", files.len());
        let together: Vec<&str> = files.iter().flat_map(|file| file.iter().map(|(word, _)| *word)).collect();
        assert_eq!(together, words.iter().map(|(word, _)| *word).collect::<Vec<_>>());
        for beginning in ["city", "dron"] {
            let holding =
                files.iter().filter(|file| file.iter().any(|(word, _)| word.starts_with(beginning)));
            assert_eq!(holding.count(), 1, "{beginning}");
        }
    }

    #[test]
    fn a_beginning_that_is_too_large_by_itself_is_cut() {
        let words: Vec<String> = (1_000..3_000).map(|n| format!("comm{n}")).collect();
        let words: Vec<(&str, WordList)> = words.iter().map(|word| (word.as_str(), list(300))).collect();
        assert!(cut(&words, 2_000, &OF_WORDS, |list| list).len() > 10);
        assert!(cut::<WordList>(&[], 2_000, &OF_WORDS, |list| list).is_empty());
    }

    #[test]
    fn a_file_of_words_lies_within_one_of_titles_and_begins_where_letters_do() {
        let beginnings_of = ["ma", "manage", "mb", "open", "opening", "pr"];
        let words = beginnings_of.into_iter().flat_map(|word| (100..999).map(move |n| format!("{word}{n}")));
        let mut words: Vec<String> = words.collect();
        words.sort();
        let list = |articles| Word { list: list(articles), ..Word::default() };
        let kept: Vec<(&str, Word)> = words.iter().map(|word| (word.as_str(), list(40))).collect();
        let all: Vec<(&str, &Word)> = kept.iter().map(|(word, found)| (*word, found)).collect();
        // Every third word stands in a title.
        let titles: Vec<(&str, &WordList)> =
            all.iter().skip(2).step_by(3).map(|it| (it.0, &it.1.list)).collect();
        let title_parts = cut(&titles, 2_000, &OF_TITLES, |list| list);
        let numbered = cut_beside(&all, &beginnings(&title_parts), 2_000);
        let parts: Vec<_> = numbered.iter().map(|(_, part)| *part).collect();
        assert!(title_parts.len() > 2 && parts.len() > title_parts.len(), "{} files", parts.len());
        let bytes =
            Directory::to_bytes(&[Extent::default(); 2_000], &beginnings(&parts), &beginnings(&title_parts));
        let directory = Directory::from_bytes(&bytes).expect("whole");
        for (n, (titles, part)) in (0..).zip(&numbered) {
            assert_eq!(directory.titles_beside(n), Some(*titles as u32));
            let (first, end) = directory.stretch(n).expect("a file");
            for (word, _) in *part {
                assert!(*word >= first && end.is_none_or(|end| *word < end), "{word} in {first}");
                assert_eq!(directory.file_of(word), Some(n), "{word}");
                let beside = title_parts.iter().position(|part| part.iter().any(|(title, _)| title == word));
                if let Some(beside) = beside {
                    assert_eq!(directory.titles_beside(n), Some(beside as u32), "{word}");
                }
            }
        }
        let (first, end) = directory.files_from("pr");
        assert!(parts[first as usize..end as usize].iter().all(|part| part[0].0.starts_with("pr")));
    }
}
