use super::card::{Card, Sign};
use super::picture::png;
use super::*;

fn card(title: &str) -> Card {
    Card {
        newsroom: "Belfry".to_owned(),
        kind: "Report".to_owned(),
        date: "November 2020".to_owned(),
        title: title.to_owned(),
        bearer: Some(("LOUD".to_owned(), "loud".to_owned())),
        sign: Sign::Crest,
        ..Card::default()
    }
}

/// The strings that break things, each as a title.
fn naughty() -> Vec<String> {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/adversarial/blns/blns.json");
    let json = std::fs::read_to_string(file).expect(file);
    let strings: Vec<String> = serde_json::from_str(&json).expect("a list of strings");
    assert_eq!(strings.len(), 515);
    strings
}

#[track_caller]
fn check_picture(bytes: &[u8], title: &str) {
    assert!(is_whole(bytes), "{title:?}");
    assert_eq!(bytes[16..24], [0, 0, 4, 176, 0, 0, 2, 118], "1200 × 630: {title:?}");
    assert!(bytes.len() < 50_000, "{title:?}: {} bytes", bytes.len());
}

#[test]
fn no_title_breaks_a_card() {
    naughty().par_iter().for_each(|title| {
        let svg = card(title).svg();
        assert!(!svg.contains(|c: char| c.is_control()), "{title:?}");
        let set = svg.matches("<text ").count();
        assert!((3..=12).contains(&set), "{title:?}: {set} lines");
        assert_eq!(svg.matches('<').count(), svg.matches('>').count(), "{title:?}");
        check_picture(&png(&svg).expect("a picture"), title);
    });
}

#[test]
fn no_text_of_a_card_breaks_it() {
    naughty().par_iter().step_by(5).for_each(|text| {
        let everywhere = Card {
            newsroom: text.clone(),
            kind: text.clone(),
            date: text.clone(),
            title: text.clone(),
            subtitle: text.clone(),
            bearer: Some((text.clone(), text.clone())),
            sign: Sign::Day(text.clone(), text.clone(), text.clone(), true),
            alarm: true,
        };
        check_picture(&png(&everywhere.svg()).expect("a picture"), text);
    });
}

#[test]
fn a_title_is_text_and_no_markup() {
    let svg = card("</text><script>\"x\" & 'y'").svg();
    assert!(svg.contains("text&gt;&lt;script&gt;&quot;x&quot;") && !svg.contains("<script"), "{svg}");
}

#[test]
fn the_same_card_is_the_same_bytes() {
    let drawn = || png(&card("Nine local authorities, one stage for the young").svg()).expect("a picture");
    assert_eq!(drawn(), drawn());
}

#[test]
fn another_word_on_it_is_another_name() {
    let route = Route::Home;
    let english: Language = "en".parse().expect("a language");
    let name = |card: &Card| path(&route, &english, &card.svg());
    let one = card("One");
    assert_eq!(name(&one), name(&one.clone()));
    let others = [
        Card { date: "December 2020".to_owned(), ..one.clone() },
        Card { kind: String::new(), ..one.clone() },
        Card { bearer: Some(("LOUD".to_owned(), "bridge".to_owned())), ..one.clone() },
        Card { newsroom: "Belfry 2".to_owned(), ..one.clone() },
        card("Two"),
    ];
    for other in others {
        assert_ne!(name(&one), name(&other), "{other:?}");
    }
}

#[test]
fn what_is_read_from_the_right_stands_at_the_right() {
    let x = |title: &str| {
        let svg = card(title).svg();
        let (_, rest) = svg.split_once("viewBox").expect("a crest");
        assert_eq!(rest.contains("text-anchor=\"end\""), title != "LOUD");
        svg.split("<svg x=\"").nth(1).and_then(|rest| rest.split('"').next()).map(str::to_owned)
    };
    assert_eq!(x("LOUD"), Some("64".to_owned()));
    assert_eq!(x("أمن المدن"), Some("872".to_owned()));
}

#[test]
fn only_large_pictures_of_pixels_stand_for_themselves() {
    let image = |src: &str, width: u32| Image {
        media: crate::model::Media { src: src.to_owned(), alt: String::new(), width, height: 400 },
        caption: None,
        credit: None,
    };
    assert!(has_picture(Some(&image("/media/a.0a1b2c3d.JPG", 800))));
    for (src, width) in [("/media/a.svg", 800), ("/media/a.avif", 800), ("/media/a.jpg", 320), ("a", 800)] {
        assert!(!has_picture(Some(&image(src, width))), "{src} {width}");
    }
    assert!(!has_picture(None));
}
