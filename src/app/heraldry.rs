//! Crests: the square banner of each project, computed from its slug (the design's README, "Crests:
//! the algorithm").

/// The twelve tinctures, in the order of the algorithm.
const TINCTURES: [&str; 12] =
    ["red", "rust", "ochre", "olive", "green", "jade", "sky", "blue", "indigo", "violet", "mulberry", "rose"];

/// What a banner bears.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Crest {
    /// The name of its colour.
    pub tincture: &'static str,
    /// The form, from 0 (stripes) to 15 (arcade).
    pub form: u8,
    /// How often the form is repeated: 1 to 3.
    pub repetition: u8,
    /// Degrees by which it is turned: 0, 90, 180 or 270.
    pub turn: u16,
    /// Whether field and form have changed colours.
    pub counterchanged: bool,
}

/// In how many ways each form can be turned.
const TURNS: [u64; 16] = [2, 2, 4, 1, 1, 2, 2, 4, 1, 1, 1, 4, 1, 1, 1, 1];

impl Crest {
    /// The crest of a word: FNV-1a of its bytes, mixed as in MurmurHash3.
    pub fn of(word: &str) -> Self {
        let byte = hash(word).to_be_bytes().map(u64::from);
        let form = byte[1] % 16;
        Self {
            tincture: TINCTURES[((byte[0] * 256 + byte[1]) % 12) as usize],
            form: form as u8,
            repetition: (1 + byte[2] % 3) as u8,
            turn: (byte[3] % TURNS[form as usize] * 90) as u16,
            counterchanged: byte[4] & 1 == 1,
        }
    }

    /// The outline of the form before it is turned, as an SVG path on a field of 840 × 840, to be
    /// filled by the even-odd rule. What stands outside is cut by the view box.
    pub fn path(&self) -> String {
        let n = i32::from(self.repetition);
        let mut pen = Pen::default();
        match self.form {
            0..=4 => pen.bands(self.form, n),
            5..=9 => pen.fields(self.form, n),
            10..=12 => pen.discs(self.form, n),
            _ => pen.buildings(self.form, n),
        }
        pen.0
    }
}

/// The side of the field; divisible by all of 1 to 8, so that every number is whole.
const SIDE: i32 = 840;

/// Half of it.
const HALF: i32 = 420;

/// Writes SVG path data, a command and its numbers at a time.
#[derive(Default)]
struct Pen(String);

impl Pen {
    fn put(&mut self, command: char, numbers: &[i32]) -> &mut Self {
        self.0.push(command);
        for (index, number) in numbers.iter().enumerate() {
            if index > 0 {
                self.0.push(' ');
            }
            self.0.push_str(&number.to_string());
        }
        self
    }

    fn rectangle(&mut self, x: i32, y: i32, width: i32, height: i32) {
        self.put('M', &[x, y]).put('h', &[width]).put('v', &[height]).put('h', &[-width]).put('z', &[]);
    }

    fn disc(&mut self, x: i32, y: i32, radius: i32) {
        let (across, r) = (2 * radius, radius);
        self.put('M', &[x - r, y]).put('a', &[r, r, 0, 1, 0, across, 0]);
        self.put('a', &[r, r, 0, 1, 0, -across, 0]).put('z', &[]);
    }

    /// Stripes, bend, chevrons, cross and saltire.
    fn bands(&mut self, form: u8, n: i32) {
        let t = SIDE / (2 * n + 1);
        match form {
            0 => (0..n).for_each(|i| self.rectangle(t * (2 * i + 1), 0, t, SIDE)),
            1 => {
                let u = 2 * t;
                for i in 0..n {
                    let d = u * (2 * i + 1) - SIDE;
                    self.put('M', &[-SIDE, d - SIDE]).put('L', &[2 * SIDE, d + 2 * SIDE]);
                    self.put('v', &[u]).put('L', &[-SIDE, d + u - SIDE]).put('z', &[]);
                }
            }
            2 => {
                let q = SIDE / n;
                for y in (-n..n).map(|i| i * q) {
                    self.put('M', &[0, y + HALF]).put('L', &[HALF, y]).put('L', &[SIDE, y + HALF]);
                    self.put('v', &[q / 2]).put('L', &[HALF, y + q / 2]);
                    self.put('L', &[0, y + HALF + q / 2]).put('z', &[]);
                }
            }
            3 => {
                let edge = (SIDE - t) / 2;
                self.rectangle(edge, 0, t, SIDE);
                self.rectangle(0, edge, SIDE, t);
            }
            _ => {
                self.put('M', &[0, 0]).put('h', &[t]).put('L', &[SIDE, SIDE - t]).put('v', &[t]);
                self.put('h', &[-t]).put('L', &[0, t]).put('z', &[]);
                self.put('M', &[SIDE, 0]).put('v', &[t]).put('L', &[t, SIDE]).put('h', &[-t]);
                self.put('v', &[-t]).put('L', &[SIDE - t, 0]).put('z', &[]);
            }
        }
    }

    /// Checks, gyron, piles, lozenges and frames.
    fn fields(&mut self, form: u8, n: i32) {
        let c = SIDE / n;
        match form {
            5 => {
                let k = n + 1;
                let side = SIDE / k;
                let squares =
                    (0..k * k).map(|i| (i / k, i % k)).filter(|(row, column)| (row + column) % 2 == 0);
                squares.for_each(|(row, column)| self.rectangle(column * side, row * side, side, side));
            }
            6 => self.0.push_str(match n {
                1 => "M0 0L420 420L0 840zM840 0L420 420L840 840z",
                2 => "M420 420L0 0H420zM420 420L840 0V420zM420 420L840 840H420zM420 420L0 840V420z",
                _ => "M0 0H840L0 840z",
            }),
            7 => {
                for x in (0..n).map(|i| i * c) {
                    self.put('M', &[x, 0]).put('h', &[c]).put('L', &[x + c / 2, SIDE]).put('z', &[]);
                }
            }
            8 => {
                let h = c / 2;
                for (row, column) in (0..n * n).map(|i| (i / n, i % n)) {
                    self.put('M', &[column * c + h, row * c]).put('l', &[h, h]);
                    self.put('l', &[-h, h]).put('l', &[-h, -h]).put('z', &[]);
                }
            }
            _ => {
                for inset in (1..=2 * n).map(|k| k * (SIDE / (2 * n + 1)) / 2) {
                    self.rectangle(inset, inset, SIDE - 2 * inset, SIDE - 2 * inset);
                }
            }
        }
    }

    /// Roundels, bell and rising.
    fn discs(&mut self, form: u8, n: i32) {
        if form == 10 {
            let c = SIDE / n;
            for (row, column) in (0..n * n).map(|i| (i / n, i % n)) {
                self.disc(column * c + c / 2, row * c + c / 2, 5 * c / 14);
            }
            return;
        }
        let (x, y) = if form == 11 { (0, 0) } else { (HALF, SIDE) };
        (1..=2 * n + 1).for_each(|k| self.disc(x, y, k * (SIDE / (2 * n + 1))));
    }

    /// Wall, gable and arcade.
    fn buildings(&mut self, form: u8, n: i32) {
        match form {
            13 => {
                let t = SIDE / (2 * n + 1);
                self.rectangle(0, HALF, SIDE, HALF);
                (0..=n).for_each(|i| self.rectangle(2 * i * t, HALF - t / 2, t, t / 2));
            }
            14 => {
                let s = n + 1;
                let height = SIDE / (s + 1);
                for i in 0..s {
                    let x = HALF * i / s;
                    self.rectangle(x, SIDE - (i + 1) * height, SIDE - 2 * x, height);
                }
            }
            _ => {
                let c = SIDE / n;
                let (width, r) = (4 * c / 7, 2 * c / 7);
                for x in (0..n).map(|i| i * c + (c - width) / 2) {
                    self.put('M', &[x, SIDE]).put('V', &[HALF]);
                    self.put('a', &[r, r, 0, 0, 1, width, 0]).put('V', &[SIDE]).put('z', &[]);
                }
            }
        }
    }
}

fn hash(word: &str) -> u64 {
    let mut h = 0xcbf2_9ce4_8422_2325_u64;
    for byte in word.bytes() {
        h = (h ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    h ^= h >> 33;
    h = h.wrapping_mul(0xff51_afd7_ed55_8ccd);
    h ^= h >> 33;
    h = h.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    h ^ (h >> 33)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(
        word: &str,
        expected_hash: u64,
        tincture: &str,
        form: u8,
        repetition: u8,
        turn: u16,
        counterchanged: bool,
    ) {
        assert_eq!(hash(word), expected_hash, "{word}");
        let crest = Crest::of(word);
        assert_eq!(
            (crest.tincture, crest.form, crest.repetition, crest.turn, crest.counterchanged),
            (tincture, form, repetition, turn, counterchanged),
            "{word}"
        );
    }

    #[test]
    fn crests_are_those_of_the_design() {
        check("bridge", 0x637f_d416_0148_8ba4, "blue", 15, 3, 0, true);
        check("cutting-crime-impact", 0xea68_ce9e_61a2_9c44, "indigo", 8, 3, 0, true);
        check("icarus", 0xd086_5a32_ef2d_72d7, "sky", 6, 1, 0, true);
        check("loud", 0xf3b4_2269_80dd_6801, "red", 4, 2, 0, false);
        check("match-sport", 0x5a19_72ce_db75_6829, "rust", 9, 1, 0, true);
        check("pactesur", 0x9cc0_dcb0_da38_dc80, "red", 0, 2, 0, false);
        check("security-and-innovation", 0xe487_00b1_f8d6_df24, "olive", 7, 1, 90, false);
        check("solidify", 0x701e_eca4_ee83_5c88, "mulberry", 14, 3, 0, false);
    }

    /// The names of the forms in the design, in the order of the algorithm.
    const FORMS: [&str; 16] = [
        "stripes", "bend", "chevrons", "cross", "saltire", "checks", "gyron", "piles", "lozenges", "frames",
        "roundels", "bell", "rising", "wall", "gable", "arcade",
    ];

    #[test]
    fn every_form_is_drawn_as_in_the_design() {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/design/reference/states.html");
        let page = std::fs::read_to_string(file).expect(file);
        for (form, name) in (0_u8..).zip(FORMS) {
            for repetition in 1..=3_u8 {
                let label = format!("<span class=\"small\">{name} {repetition}</span>");
                let (before, _) = page.split_once(&label).unwrap_or_else(|| panic!("no {name} {repetition}"));
                let drawn = before.rsplit(" d=\"").next().and_then(|rest| rest.split('"').next());
                let crest = Crest { tincture: "red", form, repetition, turn: 0, counterchanged: false };
                assert_eq!(Some(crest.path().as_str()), drawn, "{name} {repetition}");
            }
        }
    }

    #[test]
    fn the_path_of_bridge_is_that_of_the_design() {
        assert_eq!(
            Crest::of("bridge").path(),
            "M60 840V420a80 80 0 0 1 160 0V840zM340 840V420a80 80 0 0 1 160 0V840z\
             M620 840V420a80 80 0 0 1 160 0V840z"
        );
    }
}
