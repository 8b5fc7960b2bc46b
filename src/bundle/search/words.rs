use std::ops::Range;

use super::super::bytes::{Bytes, Words, push};
use super::super::coder::{Reader, Writer};
use super::super::lexicon::Lexicon;
use super::coding::{Articles, Models};
use super::hints::Hints;
use super::lengths::Lengths;
use super::list::{Posting, WordList};
use super::posting_lists::PostingLists;
use super::standing::Detail;
use crate::query::{Archive, Found, Ordinals};

/// Why words that are written are never refused.
const WRITTEN: &str = "words are in order, each once and none longer than a lexicon takes";

/// Words in order, each with the articles that have it.
///
/// As bytes: how many words; how many bytes follow; and coded the words, and ([`super::coding`]) word by
/// word how many articles have it, their ordinals, and a code ([`Found`]) for each. It is read at once, and
/// takes the lengths of the articles to be read.
///
/// There are two kinds. A file of titles says which articles have its words in title or names, beside what
/// the facet index says of that ([`Hints`]). A file of all words belongs to one of titles, and says the
/// rest: it has none of the words of that, and of articles that are known from there only where else they
/// have a word.
#[derive(Clone, Debug, Default)]
pub struct WordsFile {
    words: Words,
    lists: PostingLists,
    /// What the words of a file of titles taught of how words are written.
    lexicon: Option<Lexicon>,
}

impl WordsFile {
    /// Writes a file of titles, its words in their order.
    pub fn titles_to_bytes(words: &[(&str, &WordList)], lengths: &Lengths, archive: &Archive) -> Vec<u8> {
        let mut writer = Writer::new();
        let names = words.iter().map(|(word, _)| *word);
        let names = Lexicon::new(words.len()).words(&mut writer, words.len(), names).expect(WRITTEN);
        let hints = Hints::of(&names, archive);
        // How long a text is tells nothing of how many names stand in its title.
        let (mut models, lengths) = (Models::new(), Lengths::alike(lengths.articles()));
        let articles = Articles { lengths: &lengths, archive: Some(archive) };
        for (at, (_, list)) in words.iter().enumerate() {
            let postings: Vec<Posting> = list.postings().collect();
            models.title(&mut writer, articles, &hints.likely(at), &postings, &mut Vec::new());
        }
        written(words.len(), writer)
    }

    /// Writes words in their order beside the file of titles that they belong to. Of where a word stands
    /// is kept what [`Detail`] says.
    pub fn to_bytes(
        words: &[(&str, &WordList)],
        titles: &Self,
        lengths: &Lengths,
        archive: &Archive,
    ) -> Vec<u8> {
        let untold: Vec<&str> =
            words.iter().map(|(word, _)| *word).filter(|word| titles.find(word).is_none()).collect();
        let mut writer = Writer::new();
        titles.lexicon(untold.len()).words(&mut writer, untold.len(), untold.iter().copied()).expect(WRITTEN);
        let mut models = Models::new();
        let articles = Articles { lengths, archive: Some(archive) };
        for (word, list) in words {
            let known: Vec<Posting> =
                titles.find(word).into_iter().flat_map(|at| titles.postings(at)).collect();
            let detail = Detail::of(list.articles(), known.len() as u32, lengths.articles());
            let postings: Vec<Posting> =
                list.postings().map(|(at, found)| (at, detail.kept(found))).collect();
            models.word(&mut writer, articles, &known, &postings, &mut Vec::new());
        }
        written(untold.len(), writer)
    }

    /// Reads a file of titles of an archive, whose articles have these lengths; `None` where the bytes are
    /// none.
    pub fn titles_from_bytes(bytes: &[u8], lengths: &Lengths, archive: &Archive) -> Option<Self> {
        let (count, coded) = begun(bytes)?;
        let mut reader = Reader::new(coded);
        let mut lexicon = Lexicon::new(count);
        let words = lexicon.words(&mut reader, count, std::iter::empty())?;
        let hints = Hints::of(&words, archive);
        let (mut models, lengths) = (Models::new(), Lengths::alike(lengths.articles()));
        let articles = Articles { lengths: &lengths, archive: Some(archive) };
        let mut file = Self { lexicon: Some(lexicon), ..Self::default() };
        for at in 0..words.len() {
            let mut postings = Vec::new();
            models.title(&mut reader, articles, &hints.likely(at), &[], &mut postings)?;
            file.add(words.get(at)?, &postings)?;
        }
        Some(file.finished(lengths.articles()))
    }

    /// Reads a file of all words from `first` on, and before `end` where that is one, beside the file of
    /// titles that it belongs to.
    pub fn from_bytes(
        bytes: &[u8],
        titles: &Self,
        (first, end): (&str, Option<&str>),
        lengths: &Lengths,
        archive: &Archive,
    ) -> Option<Self> {
        let (count, coded) = begun(bytes)?;
        let mut reader = Reader::new(coded);
        let untold = titles.lexicon(count).words(&mut reader, count, std::iter::empty())?;
        let told = titles.words.before(first)..end.map_or(titles.len(), |end| titles.words.before(end));
        let mut models = Models::new();
        let articles = Articles { lengths, archive: Some(archive) };
        let mut file = Self::default();
        let (mut told, mut untold) =
            (told.peekable(), (0..untold.len()).map_while(|at| untold.get(at)).peekable());
        loop {
            let title = told.next_if(|at| untold.peek().is_none_or(|word| titles.word(*at) < *word));
            let word = match title {
                Some(at) => titles.word(at),
                None => match untold.next() {
                    Some(word) => word,
                    None => break,
                },
            };
            let known: Vec<Posting> = title.into_iter().flat_map(|at| titles.postings(at)).collect();
            let mut postings = Vec::new();
            models.word(&mut reader, articles, &known, &[], &mut postings)?;
            file.add(word, &postings)?;
        }
        Some(file.finished(lengths.articles()))
    }

    /// Whether the bytes are as many as they say, whatever they hold.
    pub fn is_whole(bytes: &[u8]) -> bool {
        begun(bytes).is_some()
    }

    /// Adds a word that comes after all others; `None` where there is no room.
    fn add(&mut self, word: &str, postings: &[Posting]) -> Option<()> {
        self.words.push(word)?;
        self.lists.push(postings)
    }

    /// The file, when all words out of so many articles have been added.
    fn finished(mut self, articles: u32) -> Self {
        self.lists.finish(articles);
        self
    }

    /// What the words of this file, of titles, taught; nothing where there are none.
    fn lexicon(&self, count: usize) -> Lexicon {
        self.lexicon.clone().unwrap_or_else(|| Lexicon::new(count))
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The word at a place.
    pub fn word(&self, at: usize) -> &str {
        self.words.get(at).unwrap_or_default()
    }

    /// How many articles have the word at a place.
    pub fn articles(&self, at: usize) -> u32 {
        self.lists(at).0.len() as u32
    }

    /// The place of a word.
    pub fn find(&self, word: &str) -> Option<usize> {
        let at = self.words.before(word);
        (self.words.get(at) == Some(word)).then_some(at)
    }

    /// The places of the words with a beginning.
    pub fn with_beginning(&self, beginning: &str) -> Range<usize> {
        let first = self.words.before(beginning);
        let mut end = first;
        while self.words.get(end).is_some_and(|word| word.starts_with(beginning)) {
            end += 1;
        }
        first..end
    }

    /// The articles that have the word at a place, oldest first, and the code of each.
    #[inline]
    pub fn lists(&self, at: usize) -> (&[u32], &[u8]) {
        self.lists.get(at)
    }

    /// Adds the articles that have the word at a place to a set.
    pub fn add_to(&self, set: &mut Ordinals, at: usize) {
        self.lists.add_to(set, at);
    }

    /// The articles that have the word at a place, oldest first.
    pub fn postings(&self, at: usize) -> impl Iterator<Item = Posting> {
        let (ordinals, codes) = self.lists(at);
        ordinals.iter().copied().zip(codes.iter().copied().map(Found))
    }
}

/// A file as bytes: how many words are named, and all that was coded.
fn written(count: usize, writer: Writer) -> Vec<u8> {
    let coded = writer.finish();
    let mut out = Vec::new();
    push(&mut out, count as u32);
    push(&mut out, coded.len() as u32);
    out.extend(coded);
    out
}

/// How many words there are, and what is coded.
fn begun(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let mut bytes = Bytes::new(bytes);
    let count = bytes.coded_count()?;
    let length = bytes.number()? as usize;
    (length == bytes.left().len()).then_some((count, bytes.left()))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::super::lengths::Extent;
    use super::*;
    use crate::query::{Facet, Field};

    /// How many articles there are, at most.
    const ARTICLES: u32 = 700;

    fn words() -> impl Strategy<Value = BTreeMap<String, Vec<Posting>>> {
        let many = prop_oneof![3 => 1_usize..30, 1 => 60_usize..400];
        let postings =
            many.prop_flat_map(|many| prop::collection::vec((0..ARTICLES, (1_u8..64).prop_map(Found)), many));
        let postings = postings.prop_map(|all| all.into_iter().collect::<BTreeMap<_, _>>());
        prop::collection::btree_map("[a-cé]{1,5}", postings.prop_map(|map| map.into_iter().collect()), 0..30)
    }

    fn lengths() -> impl Strategy<Value = Lengths> {
        let extent = (0_u32..2_000, [0_u32..100, 0..30, 0..90]);
        let extents = prop::collection::vec(extent, ARTICLES as usize);
        extents.prop_map(|extents| {
            let extents: Vec<Extent> =
                extents.into_iter().map(|(words, parts)| Extent { words, parts }).collect();
            Lengths::of_articles(&extents)
        })
    }

    fn alike(words: &[u32]) -> Lengths {
        let extents: Vec<Extent> =
            words.iter().map(|words| Extent { words: *words, parts: [9; 3] }).collect();
        Lengths::of_articles(&extents)
    }

    /// Where a word stands in titles and names.
    fn in_titles(postings: &[Posting]) -> Vec<Posting> {
        let fields = |found: Found| Found(found.0 & 0b11);
        postings.iter().map(|(at, found)| (*at, fields(*found))).filter(|(_, found)| found.0 > 0).collect()
    }

    /// An archive of topics, some of them keys that have words of the index.
    fn archive() -> impl Strategy<Value = Archive> {
        let ordinals = prop::collection::btree_set(0..ARTICLES, 0..90);
        let topics = prop::collection::btree_map("[a-c]{1,2}(-[a-c]{1,2})?", ordinals, 0..9);
        topics.prop_map(|topics| {
            let topics = topics.into_iter().map(|(key, ordinals)| (key, ordinals.into_iter().collect()));
            Archive::new(vec![0; ARTICLES as usize], &[], vec![(Facet::Topic, topics.collect())])
        })
    }

    fn bare(articles: u32) -> Archive {
        Archive::new(vec![0; articles as usize], &[], Vec::new())
    }

    /// The file of titles, and that of all words.
    fn written(
        words: &BTreeMap<String, Vec<Posting>>,
        lengths: &Lengths,
        archive: &Archive,
    ) -> (Vec<u8>, Vec<u8>) {
        let list = |postings: &[Posting]| {
            let mut list = WordList::default();
            postings.iter().for_each(|(ordinal, found)| list.push(*ordinal, *found));
            list
        };
        let all: Vec<(&str, WordList)> =
            words.iter().map(|(word, postings)| (word.as_str(), list(postings))).collect();
        let titles = words.iter().map(|(word, postings)| (word.as_str(), list(&in_titles(postings))));
        let titles: Vec<(&str, WordList)> = titles.filter(|(_, list)| list.articles() > 0).collect();
        let all: Vec<(&str, &WordList)> = all.iter().map(|(word, list)| (*word, list)).collect();
        let titles: Vec<(&str, &WordList)> = titles.iter().map(|(word, list)| (*word, list)).collect();
        let title_bytes = WordsFile::titles_to_bytes(&titles, lengths, archive);
        let titles = WordsFile::titles_from_bytes(&title_bytes, lengths, archive).expect("whole");
        (title_bytes, WordsFile::to_bytes(&all, &titles, lengths, archive))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn words_come_back_with_their_articles(words in words(), lengths in lengths(), archive in archive()) {
            let (titles, all) = written(&words, &lengths, &archive);
            let titles = WordsFile::titles_from_bytes(&titles, &lengths, &archive).expect("whole");
            let file = WordsFile::from_bytes(&all, &titles, ("", None), &lengths, &archive).expect("whole");
            prop_assert_eq!(file.len(), words.len());
            for (word, postings) in &words {
                let at = file.find(word).expect("written");
                let count = postings.len() as u32;
                let in_titles = in_titles(postings);
                let detail = Detail::of(count, in_titles.len() as u32, ARTICLES);
                let kept = postings.iter().map(|(ordinal, found)| (*ordinal, detail.kept(*found)));
                prop_assert_eq!(file.postings(at).collect::<Vec<_>>(), kept.collect::<Vec<_>>());
                prop_assert_eq!(file.articles(at), count);
                let mut set = Ordinals::of(ARTICLES, [1]);
                file.add_to(&mut set, at);
                let both = postings.iter().map(|(ordinal, _)| *ordinal).chain([1]);
                prop_assert_eq!(set, Ordinals::of(ARTICLES, both));
                let in_title = titles.find(word).into_iter().flat_map(|at| titles.postings(at));
                prop_assert_eq!(in_title.collect::<Vec<_>>(), in_titles);
            }
            for beginning in ["", "a", "b", "cé", "zz"] {
                let found: Vec<&str> = file.with_beginning(beginning).map(|at| file.word(at)).collect();
                let expected: Vec<&str> =
                    words.keys().map(String::as_str).filter(|word| word.starts_with(beginning)).collect();
                prop_assert_eq!(found, expected);
            }
        }

        #[test]
        fn a_cut_file_is_refused(words in words(), cut in 0.0..1.0) {
            let lengths = alike(&[300; ARTICLES as usize]);
            let archive = bare(ARTICLES);
            let (titles, all) = written(&words, &lengths, &archive);
            let cut = |bytes: &[u8]| bytes[..(bytes.len() as f64 * cut) as usize].to_vec();
            prop_assert!(WordsFile::titles_from_bytes(&cut(&titles), &lengths, &archive).is_none());
            let titles = WordsFile::titles_from_bytes(&titles, &lengths, &archive).expect("whole");
            prop_assert!(WordsFile::from_bytes(&cut(&all), &titles, ("", None), &lengths, &archive).is_none());
        }

        #[test]
        fn any_bytes_are_read_or_refused(
            bytes in prop::collection::vec(any::<u8>(), 0..90),
            coded in prop::collection::vec(any::<u8>(), 0..90),
            words in 0_u8..20,
            archive in archive(),
        ) {
            let lengths = alike(&[9, 90, 900, 10, 200]);
            let wordless = [&[words][..], &[coded.len() as u8], &coded].concat();
            for bytes in [bytes, wordless] {
                let titles = WordsFile::titles_from_bytes(&bytes, &lengths, &archive);
                let none = WordsFile::default();
                let beside = titles.as_ref().unwrap_or(&none);
                let all = WordsFile::from_bytes(&bytes, beside, ("a", Some("b")), &lengths, &archive);
                for file in titles.iter().chain(&all) {
                    (0..file.len()).for_each(|at| {
                        assert!(file.postings(at).all(|(ordinal, _)| ordinal < lengths.articles()));
                    });
                }
            }
        }
    }

    #[test]
    fn names_that_the_facet_index_tells_take_little() {
        // Every third article is about two things, by whose names it is found.
        let ordinals: Vec<u32> = (0..ARTICLES).filter(|at| at.is_multiple_of(3) && at % 7 > 2).collect();
        let posting = |ordinal: &u32| (*ordinal, Found::default().with(Field::Names));
        let postings: Vec<Posting> = ordinals.iter().map(posting).collect();
        let words = ["data", "open"].map(|word| (word.to_owned(), postings.clone()));
        let words = BTreeMap::from(words);
        let topics = vec![(Facet::Topic, vec![("open-data".to_owned(), ordinals)])];
        let told = Archive::new(vec![0; ARTICLES as usize], &[], topics);
        let lengths = Lengths::alike(ARTICLES);
        let length = |archive: &Archive| written(&words, &lengths, archive).0.len();
        assert!(length(&told) * 4 < length(&bare(ARTICLES)), "{} bytes", length(&told));
    }
}
