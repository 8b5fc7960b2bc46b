use leptos::prelude::Effect;

/// Runs once all is drawn, and again whenever a signal that it reads changes.
///
/// Everything outside the views that follows a signal comes through here, so that the app holds
/// one copy of what drives it.
pub fn watch(run: impl FnMut() + 'static) {
    watch_boxed(Box::new(run));
}

fn watch_boxed(mut run: Box<dyn FnMut()>) {
    Effect::new(move |_: Option<()>| run());
}
