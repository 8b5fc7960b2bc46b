use crate::app::view::{View, view};
use crate::messages::{Locale, words};
use crate::syndicate::{mail_link, qr_code};

/// What is offered where the platform has no way of its own to share a page: its address to copy, a
/// mail, and a QR code for the device of somebody near.
///
/// It is made when it is asked for, outside of every page, and knows nothing of one.
pub fn share_dialog(locale: Locale, title: &str, address: &str) -> View {
    let code = qr_code(address).map(|drawing| {
        let label = words::act_qr_code(locale);
        view! { <svg class="qr" role="img" aria-label=label viewBox=drawing.view_box><path d=drawing.path></path></svg> }
    });
    view! {
        <dialog class="slip" id="slip" aria-labelledby="slip-title" closedby="any">
            <form class="slip-head" method="dialog">
                <h2 class="band-title" id="slip-title">{words::act_share(locale)}</h2>
                " "
                <button class="button">{words::news_close(locale)}</button>
            </form>
            <p class="slip-page">{title.to_owned()}</p>
            <p class="field">
                <input
                    type="text"
                    id="slip-address"
                    value=address.to_owned()
                    readonly=true
                    autocomplete="off"
                    aria-label=words::project_address(locale)
                />
                " "
                <button class="button" type="button" data-action="copy">{words::act_copy_link(locale)}</button>
            </p>
            <p class="small" id="slip-told" role="status"></p>
            <p><a class="button" href=mail_link(title, address)>{words::act_send_by_mail(locale)}</a></p>
            {code}
        </dialog>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_holds_the_address_a_mail_and_a_code() {
        let address = "https://x.org/news/?q=\"a\"&topic=b";
        let html = share_dialog(Locale::En, "A <b> & \"c\"", address).to_html();
        assert!(html.contains("value=\"https://x.org/news/?q=&quot;a&quot;&amp;topic=b\""), "{html}");
        assert!(html.contains("<p class=\"slip-page\">A &lt;b&gt; &amp; \"c\"</p>"), "{html}");
        assert!(html.contains("href=\"mailto:?subject=A%20%3Cb%3E%20%26%20%22c%22&amp;body="), "{html}");
        assert!(html.contains("<svg class=\"qr\" role=\"img\""), "{html}");
    }

    #[test]
    fn an_address_too_long_for_a_code_can_still_be_copied_and_sent() {
        let html = share_dialog(Locale::En, "A", &"a".repeat(3_000)).to_html();
        assert!(!html.contains("<svg") && html.contains("data-action=\"copy\""));
    }
}
