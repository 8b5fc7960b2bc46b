//! What the tests stand on: a host that can misbehave, a browser, and a reader who uses both.

mod accessible;
mod driver;
mod host;
mod newsroom;
mod reader;
mod session;
mod site;
mod watching;

pub use host::{Host, Rule};
pub use newsroom::Newsroom;
pub use reader::Reader;
pub use site::{Site, is_quick, paths_of_sitemap, shared};

/// Lets a reader with a fresh browser visit a site, and looks afterwards whether anything was amiss:
/// the console must be empty, and nobody but the host may have been asked for anything.
pub fn reading(site: Site, story: impl AsyncFnOnce(&Reader)) {
    reading_from(Host::start(site), story);
}

/// As [`reading`], of the big newsroom, which takes long to publish: `cargo xtask test --quick` leaves it out.
pub fn reading_the_big_one(story: impl AsyncFnOnce(&Reader)) {
    if !is_quick() {
        reading(Site::big(), story);
    }
}

/// As [`reading`], from a host that stands already.
pub fn reading_from(host: Host, story: impl AsyncFnOnce(&Reader)) {
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime for the test");
    let driver = driver::Driver::start();
    let reader = runtime.block_on(Reader::arrive(&driver, host));
    let told = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        runtime.block_on(async {
            story(&reader).await;
            reader.saw_nothing_amiss().await;
        });
    }));
    runtime.block_on(reader.leave());
    if let Err(panic) = told {
        std::panic::resume_unwind(panic);
    }
}
