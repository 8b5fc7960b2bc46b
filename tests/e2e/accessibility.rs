//! No barriers on any kind of page: checked by axe, by keyboard, on paper.

use crate::harness::{Host, Reader, Site, is_quick, reading};

/// A page of every kind.
const KINDS: [&str; 24] = [
    "/",
    "/news/",
    "/news/?topic=life-of-the-network&q=leuven",
    "/news/?q=xylophone",
    "/news/2020/",
    "/news/we-play-fair/",
    "/projects/",
    "/projects/pactesur/",
    "/groups/security-and-innovation/",
    "/topics/",
    "/topics/life-of-the-network/",
    "/people/mohamed-ridouani/",
    "/organisations/efus/",
    "/places/leuven/",
    "/agenda/",
    "/agenda/?group=security-and-innovation&-format=hybrid&q=drones",
    "/agenda/?q=xylophone",
    "/agenda/2020-12/",
    "/events/safeci-workshop/",
    "/editions/",
    "/editions/november-2020/",
    "/saved/",
    "/about/",
    "/fr/",
];

async fn check(reader: &Reader) {
    let kinds = if is_quick() { &KINDS[..6] } else { &KINDS[..] };
    let mut barriers = Vec::new();
    for path in kinds {
        reader.visit(path).await;
        barriers.extend(reader.barriers().await.into_iter().map(|barrier| format!("{path}: {barrier}")));
    }
    assert!(barriers.is_empty(), "{} barriers:\n{}", barriers.len(), barriers.join("\n"));
}

#[test]
fn pages_have_no_barriers_in_light_colours() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.prefers_scheme("light").await;
        check(reader).await;
    });
}

#[test]
fn pages_have_no_barriers_in_dark_colours() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.prefers_scheme("dark").await;
        check(reader).await;
    });
}

#[test]
fn pages_have_no_barriers_on_a_narrow_screen() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.has_width(360).await;
        check(reader).await;
    });
}

#[test]
fn pages_that_tell_of_a_failure_have_no_barriers() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.foresees("/nothing-here/");
        reader.foresees("/bundle/");
        reader.passes_by_the_worker().await;
        reader.visit("/nothing-here/").await;
        assert_eq!(reader.barriers().await, Vec::<String>::new());
        reader.open_news().await;
        reader.host.misbehave("/bundle/bodies/", crate::harness::Rule::Status(500));
        reader.follow("Leuven, small capital of many origins").await;
        reader.until_address("/news/leuven/").await;
        assert_eq!(reader.barriers().await, Vec::<String>::new());
    });
}

#[test]
fn the_sheet_of_filters_has_no_barriers() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.has_width(360).await;
        reader.open_news().await;
        reader.press("Filters").await;
        assert_eq!(reader.barriers().await, Vec::<String>::new());
    });
}

#[test]
fn no_page_stands_out_of_a_narrow_screen() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.has_width(360).await;
        let mut wide = Vec::new();
        for path in KINDS {
            reader.open(path).await;
            let width: u32 = reader.ask("return document.documentElement.scrollWidth;", vec![]).await;
            if width > 360 {
                wide.push(format!("{path} is {width} pixels wide"));
            }
        }
        assert!(wide.is_empty(), "{}", wide.join("\n"));
    });
}

#[test]
fn on_paper_there_is_the_text_and_no_navigation() {
    reading(Site::demo(), async |reader: &Reader| {
        for path in ["/", "/news/we-play-fair/", "/editions/november-2020/", "/events/safeci-workshop/"] {
            reader.visit(path).await;
            reader.looks_at_print().await;
            let shown = "return [...document.querySelectorAll('nav, form, main button')].filter(isShown).map(nameOf);";
            assert_eq!(reader.ask::<Vec<String>>(shown, vec![]).await, Vec::<String>::new(), "{path}");
            let text = "return isShown(document.querySelector('main h1'));";
            assert!(reader.ask::<bool>(text, vec![]).await, "{path}");
        }
    });
}

#[test]
fn the_colours_a_reader_chose_stand_before_the_first_paint() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.visit("/about/").await;
        reader.press("Dark").await;
        let gate = reader.host.hold(".wasm");
        reader.passes_by_the_worker().await;
        reader.open("/news/").await;
        let scheme: Option<String> =
            reader.ask("return document.documentElement.dataset.scheme ?? null;", vec![]).await;
        assert_eq!(scheme.as_deref(), Some("dark"));
        gate.open();
        reader.app_is_ready().await;
    });
}

#[test]
fn the_kinds_of_pages_are_all_there() {
    let host = Host::start(Site::demo());
    for path in KINDS {
        let inside = path.split('?').next().unwrap_or_default().trim_start_matches('/');
        assert!(host.site().folder.join(inside).join("index.html").exists(), "{path}");
    }
}
