//! From a drawing to a picture of few colours.

use std::collections::BTreeMap;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::Tree;

use super::fonts::options;
use super::{HEIGHT, WIDTH};

/// Why a drawing is none.
pub type Unreadable = String;

/// Draws an SVG of a card as a PNG with a palette (PNG, section 11.2.2). The same drawing is always
/// the same bytes.
pub fn png(svg: &str) -> Result<Vec<u8>, Unreadable> {
    let tree = Tree::from_str(svg, options()).map_err(|error| error.to_string())?;
    let mut pixels = Pixmap::new(WIDTH, HEIGHT).ok_or("no picture of this size")?;
    resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
    let (palette, indices) = few_colours(pixels.data());
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, WIDTH, HEIGHT);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(palette);
    encoder.set_deflate_compression(png::DeflateCompression::Level(6));
    encoder.set_filter(png::Filter::NoFilter);
    let mut writer = encoder.write_header().map_err(|error| error.to_string())?;
    writer.write_image_data(&indices).map_err(|error| error.to_string())?;
    writer.finish().map_err(|error| error.to_string())?;
    Ok(out)
}

/// A colour of the picture and how many pixels have it.
type Counted = ([u8; 3], u32);

/// The pixels as numbers of a palette.
///
/// Colours that differ little, the shades of edges, become the one of them that is seen most, so
/// that flat colours stay to the bit.
fn few_colours(pixels: &[u8]) -> (Vec<u8>, Vec<u8>) {
    let mut counts = BTreeMap::<[u8; 3], u32>::new();
    let runs = runs(pixels);
    for (colour, length) in &runs {
        *counts.entry(*colour).or_default() += length;
    }
    let mut coarse = BTreeMap::<[u8; 3], Counted>::new();
    for (colour, count) in &counts {
        let most = coarse.entry(colour.map(|part| part >> 5)).or_insert((*colour, 0));
        if *count > most.1 {
            *most = (*colour, *count);
        }
    }
    let mut seen: Vec<Counted> = coarse.into_values().collect();
    seen.sort_by(|one, other| other.1.cmp(&one.1).then(one.0.cmp(&other.0)));
    seen.truncate(256);
    let palette: Vec<[u8; 3]> = seen.into_iter().map(|(colour, _)| colour).collect();
    let numbers: BTreeMap<[u8; 3], u8> =
        counts.into_keys().map(|colour| (colour, nearest(&palette, colour))).collect();
    let mut indices = Vec::with_capacity(pixels.len() / 4);
    for (colour, length) in runs {
        let number = numbers.get(&colour).copied().unwrap_or(0);
        indices.resize(indices.len() + length as usize, number);
    }
    (palette.concat(), indices)
}

/// The pixels as runs of one colour.
fn runs(pixels: &[u8]) -> Vec<([u8; 3], u32)> {
    let mut runs: Vec<([u8; 3], u32)> = Vec::new();
    let (pixels, _) = pixels.as_chunks::<4>();
    for run in pixels.chunk_by(|one, other| one == other) {
        let [red, green, blue, _] = run[0];
        runs.push(([red, green, blue], run.len() as u32));
    }
    runs
}

fn nearest(palette: &[[u8; 3]], colour: [u8; 3]) -> u8 {
    let distance = |other: &[u8; 3]| -> u32 {
        (0..3).map(|part| u32::from(other[part].abs_diff(colour[part])).pow(2)).sum()
    };
    let found = palette.iter().enumerate().min_by_key(|(_, other)| distance(other));
    found.map_or(0, |(number, _)| number as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flat_colours_stay_and_shades_are_few() {
        let flat = [10_u8, 20, 30, 255].repeat(50);
        let shades: Vec<u8> = (0..=255_u8).flat_map(|shade| [shade, shade, shade, 255]).collect();
        let (palette, indices) = few_colours(&[flat, shades].concat());
        assert_eq!(palette[..3], [10, 20, 30]);
        assert_eq!(indices.len(), 306);
        assert!(palette.len() <= 3 * 9, "{}", palette.len());
    }
}
