//! An address as others take it over: in a mail, or from the screen by a QR code.

use qrcodegen::{QrCode, QrCodeEcc};

use super::encoded::{one_line, with_parameters};

/// The link that begins a mail about a page (RFC 6068): its title is the subject, and stands above
/// its address in the text.
pub fn mail_link(title: &str, address: &str) -> String {
    let title = one_line(title);
    let body = [&title, "\r\n\r\n", address].concat();
    with_parameters("mailto:", &[("subject", &title), ("body", &body)])
}

/// A QR code (ISO/IEC 18004) as a drawing, a unit a module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QrDrawing {
    /// The window through which it is seen, as SVG says it, with four modules of quiet around.
    pub view_box: String,
    /// All that is dark, as an SVG path.
    pub path: String,
}

/// The QR code of an address; `None` where it is too long for one (2,953 bytes).
pub fn qr_code(address: &str) -> Option<QrDrawing> {
    // The coarsest code that holds it; what room is left in it makes it sturdier.
    let code = QrCode::encode_text(address, QrCodeEcc::Low).ok()?;
    let side = code.size();
    let mut path = String::new();
    for y in 0..side {
        let mut x = 0;
        while x < side {
            let length = (x..side).take_while(|x| code.get_module(*x, y)).count() as i32;
            if length > 0 {
                for (sign, number) in [("M", x), (" ", y), ("h", length)] {
                    path.push_str(sign);
                    path.push_str(&number.to_string());
                }
                path.push_str("v1h-");
                path.push_str(&length.to_string());
                path.push('z');
            }
            x += length.max(1);
        }
    }
    let whole = (side + 8).to_string();
    Some(QrDrawing { view_box: ["-4 -4 ", &whole, " ", &whole].concat(), path })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The code as pixels, drawn by another hand, with what another reader makes of them.
    fn read_back(drawing: &QrDrawing) -> String {
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{}\"><path d=\"{}\"/></svg>",
            drawing.view_box, drawing.path
        );
        let tree = resvg::usvg::Tree::from_str(&svg, &resvg::usvg::Options::default()).expect("a drawing");
        let scale = 4;
        let side = tree.size().width() as u32 * scale;
        let mut pixels = resvg::tiny_skia::Pixmap::new(side, side).expect("room");
        pixels.fill(resvg::tiny_skia::Color::WHITE);
        let zoom = resvg::tiny_skia::Transform::from_scale(scale as f32, scale as f32);
        resvg::render(&tree, zoom, &mut pixels.as_mut());
        let side = side as usize;
        let mut image =
            rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| pixels.data()[(y * side + x) * 4]);
        let grids = image.detect_grids();
        assert_eq!(grids.len(), 1, "one code is found");
        grids[0].decode().expect("a code that can be read").1
    }

    #[track_caller]
    fn check(address: &str) {
        assert_eq!(read_back(&qr_code(address).expect("it is short enough")), address);
    }

    #[test]
    fn a_code_reads_back_as_its_address() {
        check("https://belfry.example/");
        check("https://belfry.example/news/?q=%22caf%C3%A9%22&topic=energy&-project=loud&from=2020-01");
        check("https://belfry.example/événements/#a");
        check(&["https://belfry.example/news/?q=", &"a".repeat(900)].concat());
    }

    #[test]
    fn an_address_that_is_too_long_has_no_code() {
        assert_eq!(qr_code(&"a".repeat(2_954)), None);
    }

    /// What a program for mail makes of the link.
    fn mail(title: &str, address: &str) -> (String, String) {
        let link = mail_link(title, address);
        assert!(link.is_ascii() && !link.contains([' ', '+', '"', '<', '#']), "{link}");
        let fields = link.strip_prefix("mailto:?subject=").expect("a subject");
        let (subject, body) = fields.split_once("&body=").expect("a body");
        let decode =
            |text: &str| percent_encoding::percent_decode_str(text).decode_utf8().expect("text").into_owned();
        assert!(!subject.contains(['&', '=']) && !body.contains(['&', '=']), "{link}");
        (decode(subject), decode(body))
    }

    #[test]
    fn a_mail_says_any_title_and_its_address() {
        for title in
            ["R&D 100% #1 a=b?c", "\"x\" <b> \\ 'y'", "👩‍🚀 naïve — “café”", "\u{202e}שלום مرحبا", "a+b"]
        {
            let address = "https://x.org/news/?q=a%20b&topic=c";
            let body = format!("{title}\r\n\r\n{address}");
            assert_eq!(mail(title, address), (title.to_owned(), body));
        }
    }

    #[test]
    fn no_title_adds_a_header_to_a_mail() {
        let (subject, _) = mail("One\r\nBcc: x@evil.example\u{0}two", "https://x.org/");
        assert_eq!(subject, "One Bcc: x@evil.example two");
    }
}
