//! The reader's program: mounts the app, nothing else.

#[cfg(target_arch = "wasm32")]
fn main() {
    leptos::mount::mount_to_body(|| ());
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
