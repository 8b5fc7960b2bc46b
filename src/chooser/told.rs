/// What is to be said of an answer beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// Folded words that were found, whole or, with a `*` at the end, as beginnings.
    pub marks: Vec<String>,
    /// Words that nearly nothing has, each with what was taken for it as well.
    pub forgiven: Vec<(String, String)>,
    /// Of each article of the page what its score is made of, where that was asked for.
    pub scores: Vec<Score>,
}

/// What the score of an article is made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// The article.
    pub ordinal: u32,
    /// A line for each part of the search.
    pub parts: Vec<String>,
}

impl Told {
    /// As text, a line each, to be passed from one wasm to the other.
    pub fn to_text(&self) -> String {
        let mut out = String::new();
        let mut line = |parts: &[&str]| {
            out.push_str(&parts.join("\t"));
            out.push('\n');
        };
        self.marks.iter().for_each(|mark| line(&["mark", mark]));
        self.forgiven.iter().for_each(|(typed, used)| line(&["forgiven", typed, used]));
        for score in &self.scores {
            let ordinal = score.ordinal.to_string();
            score.parts.iter().for_each(|part| line(&["score", &ordinal, part]));
        }
        out
    }

    /// Reads what [`Told::to_text`] wrote; what is of another form is passed over.
    pub fn from_text(text: &str) -> Self {
        let mut told = Self::default();
        for line in text.lines() {
            let mut parts = line.split('\t');
            match (parts.next(), parts.next(), parts.next()) {
                (Some("mark"), Some(mark), None) => told.marks.push(mark.to_owned()),
                (Some("forgiven"), Some(typed), Some(used)) => {
                    told.forgiven.push((typed.to_owned(), used.to_owned()));
                }
                (Some("score"), Some(ordinal), Some(part)) => {
                    let Ok(ordinal) = ordinal.parse() else { continue };
                    match told.scores.last_mut().filter(|score| score.ordinal == ordinal) {
                        Some(score) => score.parts.push(part.to_owned()),
                        None => told.scores.push(Score { ordinal, parts: vec![part.to_owned()] }),
                    }
                }
                _ => (),
            }
        }
        told
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_comes_back_from_its_text() {
        let told = Told {
            marks: vec!["city".into(), "secu*".into()],
            forgiven: vec![("citty".into(), "city".into())],
            scores: vec![
                Score { ordinal: 7, parts: vec!["one".into(), "two".into()] },
                Score { ordinal: 3, parts: vec!["one".into()] },
            ],
        };
        assert_eq!(Told::from_text(&told.to_text()), told);
        assert_eq!(Told::from_text("mark\nlater\tx\nscore\tx\ty\n"), Told::default());
    }
}
