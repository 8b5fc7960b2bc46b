//! The fonts that cards are set in, and how wide they set a text.

use std::sync::{Arc, LazyLock};

use resvg::usvg;
use skrifa::MetadataProvider;
use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;

/// In which hand something is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hand {
    /// What is said: titles.
    SerifBold,
    /// Numerals, and what stands under a title.
    Serif,
    /// Furniture: dates, names.
    Sans,
    /// Furniture that leads.
    SansBold,
}

macro_rules! font {
    ($file:literal) => {
        include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/fonts/", $file, ".ttf"))
    };
}

/// Every font. Where one lacks a character, the first that has it lends it.
static FILES: [&[u8]; 12] = [
    font!("serif-bold"),
    font!("serif-regular"),
    font!("greek-bold"),
    font!("hebrew-bold"),
    font!("arabic-bold"),
    font!("armenian-bold"),
    font!("georgian-bold"),
    font!("devanagari-bold"),
    font!("tamil-bold"),
    font!("thai-bold"),
    font!("sans-bold"),
    font!("sans-regular"),
];

struct Face {
    characters: Charmap<'static>,
    widths: GlyphMetrics<'static>,
}

static FACES: LazyLock<Vec<Face>> = LazyLock::new(|| {
    let face = |bytes: &&'static [u8]| {
        let font = skrifa::FontRef::new(bytes).expect("a packaged font");
        let widths = font.glyph_metrics(Size::new(1.0), LocationRef::default());
        Face { characters: font.charmap(), widths }
    };
    FILES.iter().map(face).collect()
});

static OPTIONS: LazyLock<usvg::Options<'static>> = LazyLock::new(|| {
    let mut options = usvg::Options::default();
    for file in FILES {
        let source = usvg::fontdb::Source::Binary(Arc::new(file));
        options.fontdb_mut().load_font_source(source);
    }
    options
});

/// How a drawing is read: with the packaged fonts and no others.
pub fn options() -> &'static usvg::Options<'static> {
    &OPTIONS
}

impl Hand {
    /// Which of the files it is.
    fn file(self) -> usize {
        match self {
            Self::SerifBold => 0,
            Self::Serif => 1,
            Self::SansBold => FILES.len() - 2,
            Self::Sans => FILES.len() - 1,
        }
    }

    /// Its family and weight in a drawing.
    pub fn family(self) -> (&'static str, &'static str) {
        match self {
            Self::SerifBold => ("Belfry Serif", "700"),
            Self::Serif => ("Belfry Serif", "400"),
            Self::Sans => ("Noto Sans", "400"),
            Self::SansBold => ("Noto Sans", "700"),
        }
    }

    /// The width of a character, where 1 is the size of the type; nothing where no font has it.
    ///
    /// Letters that are joined or set closer count as if they stood alone.
    pub fn width_of(self, c: char) -> Option<f32> {
        let own = &FACES[self.file()];
        std::iter::once(own).chain(FACES.iter()).find_map(|face| {
            let glyph = face.characters.map(c)?;
            face.widths.advance_width(glyph)
        })
    }

    /// The width of a text, where 1 is the size of the type.
    pub fn width(self, text: &str) -> f32 {
        text.chars().filter_map(|c| self.width_of(c)).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_packaged_font_is_read() {
        assert_eq!(options().fontdb.faces().count(), FILES.len());
        for hand in [Hand::SerifBold, Hand::Serif, Hand::Sans, Hand::SansBold] {
            let (family, weight) = hand.family();
            let face = options().fontdb.faces().nth(hand.file()).expect("a face");
            assert_eq!(face.families.first().map(|(name, _)| name.as_str()), Some(family));
            assert_eq!(face.weight.0.to_string(), weight);
        }
    }

    #[test]
    fn widths_are_those_of_the_font() {
        assert!(Hand::SerifBold.width("W") > 2.0 * Hand::SerifBold.width("i"));
        assert!((Hand::Sans.width("ab") - Hand::Sans.width("a") - Hand::Sans.width("b")).abs() < 1e-6);
        for letter in ['é', 'Ω', 'Ж', 'ب', 'א', 'क', 'ก', 'ა', 'Ա', 'அ'] {
            assert!(Hand::SerifBold.width_of(letter).is_some_and(|width| width > 0.0), "{letter}");
        }
        assert_eq!(Hand::SerifBold.width_of('中'), None);
    }
}
