//! What a catalogue comes to: its texts, one after the other, and what tells it from others.

/// All texts one after the other, by locale, and where each ends: a message then is a number in
/// the app, and not two addresses and two lengths wherever it is said.
pub struct Texts {
    all: Vec<String>,
    ends: Vec<Vec<usize>>,
}

impl Texts {
    /// None yet, for so many locales.
    pub fn new(locales: usize) -> Self {
        Self { all: vec![String::new(); locales], ends: vec![Vec::new(); locales] }
    }

    /// Adds a text in every locale; tells its number.
    pub fn add(&mut self, texts: &[String]) -> usize {
        for ((all, ends), text) in self.all.iter_mut().zip(&mut self.ends).zip(texts) {
            all.push_str(text);
            ends.push(all.len());
        }
        self.ends[0].len() - 1
    }

    /// Writes them as constants.
    pub fn write(&self, code: &mut String, digest: &Digest) {
        let (locales, count) = (self.all.len(), self.ends[0].len());
        code.push_str(&format!("pub(super) const COUNT: usize = {count};\n\n"));
        code.push_str(&format!("pub(super) const DIGEST: &str = \"{:016x}\";\n\n", digest.0));
        for (name, of, value) in [
            ("TEXTS", "&str".to_owned(), format!("{:?}", self.all)),
            ("ENDS", format!("[u16; {count}]"), format!("{:?}", self.ends)),
        ] {
            code.push_str("#[cfg(feature = \"words\")]\n");
            code.push_str(&format!("pub(super) static {name}: [{of}; {locales}] = {value};\n\n"));
        }
    }
}

/// Tells catalogues apart whose messages have other numbers or take other arguments (FNV-1a).
pub struct Digest(u64);

impl Default for Digest {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Digest {
    /// Adds what a message is called and takes.
    pub fn add(&mut self, shape: &str) {
        for byte in shape.bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}
