//! The colours of cards: those of the pages, in light.

/// The style sheet that every colour comes from.
const TOKENS: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/style/tokens.css"));

/// The colour of a token, as SVG writes it: `#0c6b67`.
///
/// `tincture` is the name of the one that gives the accents; without, they are the house's.
pub fn colour(token: &str, tincture: Option<&str>) -> String {
    let (rule, token) = match (tincture, token) {
        (Some(tincture), "--accent" | "--accent-soft") => {
            (["[data-tincture=\"", tincture, "\"]"].concat(), token)
        }
        (None, "--accent") => (":root".to_owned(), "--color-house"),
        (None, "--accent-soft") => (":root".to_owned(), "--color-house-soft"),
        (_, other) => (":root".to_owned(), other),
    };
    in_light(&rule, token).map_or_else(|| "#000000".to_owned(), |[l, c, h]| srgb(l, c, h))
}

/// Lightness, chroma and hue of a token in a rule.
fn in_light(rule: &str, token: &str) -> Option<[f64; 3]> {
    let (_, rest) = TOKENS.split_once(rule)?;
    let (_, value) = rest.split_once(&[token, ": light-dark(oklch("].concat())?;
    let mut numbers = value.split_once(')')?.0.split(' ').map(str::parse::<f64>);
    Some([numbers.next()?.ok()?, numbers.next()?.ok()?, numbers.next()?.ok()?])
}

/// OKLCH to sRGB (CSS Color 4, sections 9.4 and 10.1).
fn srgb(lightness: f64, chroma: f64, hue: f64) -> String {
    let (a, b) = (chroma * hue.to_radians().cos(), chroma * hue.to_radians().sin());
    let l = (lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
    let m = (lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
    let s = (lightness - 0.089_484_177_5 * a - 1.291_485_548 * b).powi(3);
    let linear = [
        4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s,
        -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s,
        -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701 * s,
    ];
    let [red, green, blue] = linear.map(|part: f64| {
        let part = part.clamp(0.0, 1.0);
        let curved = if part <= 0.003_130_8 { 12.92 * part } else { 1.055 * part.powf(1.0 / 2.4) - 0.055 };
        (curved * 255.0).round() as u8
    });
    format!("#{red:02x}{green:02x}{blue:02x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_colour_is_found_in_the_style_sheet() {
        let tinctures = TOKENS.matches("[data-tincture=\"").count();
        let named = TOKENS.split("[data-tincture=\"").skip(1).filter_map(|rest| rest.split('"').next());
        let accents: Vec<String> = named.map(|name| colour("--accent", Some(name))).collect();
        assert_eq!((tinctures, accents.len()), (12, 12));
        assert!(accents.iter().all(|accent| accent != "#000000"), "{accents:?}");
        for token in ["--color-ink", "--color-quiet", "--color-alarm", "--accent", "--accent-soft"] {
            assert_ne!(colour(token, None), "#000000", "{token}");
            let is_accent = token.starts_with("--accent");
            assert_eq!(colour(token, Some("red")) != colour(token, None), is_accent, "{token}");
        }
    }

    #[test]
    fn colours_are_those_a_browser_shows() {
        assert_eq!(colour("--color-paper", None), "#ffffff");
        assert_eq!(srgb(0.627_955, 0.257_683, 29.234), "#ff0000");
        assert_eq!(srgb(0.0, 0.0, 0.0), "#000000");
    }
}
