//! The chooser: a wasm of its own, which answers queries for the app, and nothing else.

#[cfg(target_arch = "wasm32")]
mod chooser {
    use belfry::bundle::FileKey;
    use belfry::chooser::Chooser as Answers;
    use belfry::model::Language;
    use belfry::query::NewsQuery;
    use wasm_bindgen::prelude::wasm_bindgen;

    /// Answers queries over the files it was given.
    #[wasm_bindgen]
    pub struct Chooser(Answers);

    #[wasm_bindgen]
    impl Chooser {
        /// A chooser for an archive of so many articles.
        #[wasm_bindgen(constructor)]
        pub fn new(articles: u32) -> Self {
            Self(Answers::new(articles))
        }

        /// Takes a file by its path without digest; `false` where its bytes are not what that promises.
        pub fn give(&mut self, path: &str, bytes: Vec<u8>) -> bool {
            FileKey::from_path(path).is_some_and(|key| self.0.give(&key, bytes))
        }

        /// Answers a query string for a page in a language: see `belfry::chooser::Outcome`.
        pub fn answer(&mut self, query: &str, language: &str) -> Vec<u32> {
            let Ok(language) = language.parse::<Language>() else { return Vec::new() };
            self.0.answer(&NewsQuery::from_query_string(query), &language).to_numbers()
        }

        /// The count of every value under the last query that was answered; nothing before the first.
        pub fn counts(&self) -> Option<Vec<u32>> {
            self.0.counts()
        }

        /// What is to be said of the last answer: see `belfry::chooser::Told`.
        pub fn told(&self) -> String {
            self.0.told().to_text()
        }

        /// Every value of every facet, in the order of counts: see `belfry::bundle::Values`.
        pub fn values(&self) -> String {
            self.0.values().to_text()
        }
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {}

/// The chooser runs in a browser only; natively `belfry` is the program.
#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("belfry-choose runs in a browser; `cargo xtask serve` builds and serves it");
    std::process::exit(2);
}
