//! The app: mounts the views in the place of the static page, and nothing else.

/// Less code than the allocator of the standard library, and as quick.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

#[cfg(target_arch = "wasm32")]
fn main() {
    belfry::app::platform::start();
}

/// The app runs in a browser only; natively `belfry` is the program.
#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("belfry-app runs in a browser; `cargo xtask serve` builds and serves it");
    std::process::exit(2);
}
