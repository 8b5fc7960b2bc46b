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
}
