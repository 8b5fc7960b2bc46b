//! Sharing a page as it stands: by the platform's sheet, else by a dialog.

use std::io::Cursor;

use serde_json::json;
use thirtyfour::Key;

use crate::harness::{Reader, Site, reading};

/// A filtered view of the news, as somebody would send it.
const VIEW: &str = "/news/?q=caf%C3%A9+%26+%22co%22&topic=public-spaces";

const IS_OPEN: &str = "return Boolean(document.querySelector('dialog.slip')?.open);";

async fn opens_the_dialog(reader: &Reader) {
    reader.press("Share").await;
    reader.until("the dialog is open", IS_OPEN, vec![]).await;
}

/// What a camera would read from the screen.
async fn scanned(reader: &Reader) -> String {
    let code = reader.element("img", "QR code of the address").await;
    let picture = code.screenshot_as_png().await.expect("the code can be photographed");
    let decoder = png::Decoder::new(Cursor::new(picture));
    let mut frames = decoder.read_info().expect("a PNG");
    let mut pixels = vec![0; frames.output_buffer_size().expect("a size")];
    let info = frames.next_frame(&mut pixels).expect("a picture");
    let (width, height, depth) = (info.width as usize, info.height as usize, info.color_type.samples());
    let mut image =
        rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| pixels[(y * width + x) * depth]);
    let grids = image.detect_grids();
    assert_eq!(grids.len(), 1, "one code is on the screen");
    grids[0].decode().expect("a code that can be read").1
}

#[test]
fn a_view_of_the_news_is_shared_with_its_filters_by_link_mail_and_code() {
    reading(Site::demo(), async |reader: &Reader| {
        for (width, scheme) in [(1280, "light"), (360, "dark")] {
            let wanted = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
            reader.devtools("Emulation.setEmulatedMedia", wanted).await;
            reader.has_width(width).await;
            reader.visit(VIEW).await;
            let address: String = reader.ask("return location.href;", vec![]).await;
            assert!(address.ends_with(VIEW), "{address}");
            opens_the_dialog(reader).await;
            let value = "return document.getElementById('slip-address').value;";
            assert_eq!(reader.ask::<String>(value, vec![]).await, address);
            assert_eq!(scanned(reader).await, address);
            let mail = "const mail = new URL(find('link', 'Send by mail').href);
                const fields = new URLSearchParams(mail.search);
                return [mail.protocol, mail.pathname, fields.get('subject'), fields.get('body')];";
            let mail: Vec<String> = reader.ask(mail, vec![]).await;
            assert_eq!(mail, ["mailto:", "", "News · Belfry", &format!("News · Belfry\r\n\r\n{address}")]);
            assert_eq!(reader.barriers().await, [""; 0], "at {width}");
            let small = "return [...document.querySelectorAll('.slip :is(a, button, input)')]
                .filter((it) => it.getBoundingClientRect().height < 44).map(nameOf);";
            assert_eq!(reader.ask::<Vec<String>>(small, vec![]).await, [""; 0], "at {width}");
            reader.press_key(Key::Escape).await;
            reader
                .until("the dialog is closed", "return !document.querySelector('dialog.slip')?.open;", vec![])
                .await;
            let focused = "return nameOf(document.activeElement);";
            assert_eq!(reader.ask::<String>(focused, vec![]).await, "Share");
        }
    });
}

#[test]
fn the_link_is_copied_or_selected_to_be_copied_by_hand() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.visit("/news/leuven/").await;
        let address: String = reader.ask("return location.href;", vec![]).await;
        let listens = "document.addEventListener('copy', () => {
            const { value, selectionStart, selectionEnd } = document.activeElement;
            window.copied = value.slice(selectionStart, selectionEnd);
        });";
        reader.ask::<()>(listens, vec![]).await;
        opens_the_dialog(reader).await;
        reader.press("Copy link").await;
        let told = "return document.getElementById('slip-told').textContent === given[0];";
        reader.until("it is told", told, vec![json!("Link copied")]).await;
        assert_eq!(reader.ask::<String>("return window.copied;", vec![]).await, address);
        reader.press("Close").await;
        reader
            .until("the dialog is closed", "return !document.querySelector('dialog.slip')?.open;", vec![])
            .await;
        reader.ask::<()>("document.execCommand = () => false;", vec![]).await;
        opens_the_dialog(reader).await;
        reader.press("Copy link").await;
        reader.until("it is told", told, vec![json!(format!("Copy this address: {address}"))]).await;
        let selected = "const { value, selectionStart, selectionEnd } = document.activeElement;
            return value.slice(selectionStart, selectionEnd);";
        assert_eq!(reader.ask::<String>(selected, vec![]).await, address);
    });
}

#[test]
fn the_platforms_own_sheet_goes_first_and_may_be_closed() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.visit(VIEW).await;
        let sheet = "navigator.share = (data) => {
            (window.shared ??= []).push(data);
            return Promise.reject(new DOMException('closed', 'AbortError'));
        };";
        reader.ask::<()>(sheet, vec![]).await;
        reader.press("Share").await;
        reader.until("the sheet is open", "return window.shared?.length === 1;", vec![]).await;
        let shared: Vec<String> = reader
            .ask(
                "return [shared[0].title, shared[0].url === location.href ? 'here' : shared[0].url];",
                vec![],
            )
            .await;
        assert_eq!(shared, ["News · Belfry", "here"]);
        assert!(!reader.ask::<bool>(IS_OPEN, vec![]).await);
    });
}

#[test]
fn what_is_shared_is_what_the_address_bar_says_now() {
    reading(Site::demo(), async |reader: &Reader| {
        reader.open_news().await;
        opens_the_dialog(reader).await;
        reader.press("Close").await;
        reader.choose_topic("Public spaces").await;
        opens_the_dialog(reader).await;
        let said = "return [...document.querySelectorAll('.slip input')].map((it) => it.value).join() === location.href;";
        assert!(reader.ask::<bool>(said, vec![]).await, "one dialog, with the address of now");
        let address: String = reader.ask("return location.href;", vec![]).await;
        assert!(address.contains("topic="), "{address}");
        assert_eq!(scanned(reader).await, address);
        reader.visit("/agenda/?topic=public-spaces").await;
        opens_the_dialog(reader).await;
        assert!(reader.ask::<bool>(said, vec![]).await, "and of the agenda");
    });
}
