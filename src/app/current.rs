use std::sync::Arc;

use leptos::prelude::*;

use super::content::NewsAnswer;
use super::pages::Answer;
use super::platform;
use super::question::Shown;

/// What is shown, told by several signals, so that a change draws anew only what it concerns.
///
/// The frame (masthead, page and foot) is drawn anew when the language changes, the page when
/// another page is asked for; the news page stays while only its query changes, and follows its
/// answer.
#[derive(Clone, Copy, Debug)]
pub struct Current {
    latest: RwSignal<Arc<Shown>>,
    frame: RwSignal<Arc<Shown>>,
    page: RwSignal<Arc<Shown>>,
    news: RwSignal<Arc<NewsAnswer>>,
    filters: Filters,
}

/// What the two panels of filters of the news page show: the rail on wide screens, the sheet on
/// narrow ones. Only the one that can be seen follows at once; the other catches up when the screen
/// becomes as wide as it needs.
#[derive(Clone, Copy, Debug)]
pub struct Filters {
    /// The panel beside the results.
    pub rail: RwSignal<Arc<NewsAnswer>>,
    /// The panel that is laid over them.
    pub sheet: RwSignal<Arc<NewsAnswer>>,
}

impl Filters {
    fn seen(&self) -> RwSignal<Arc<NewsAnswer>> {
        if platform::is_wide() { self.rail } else { self.sheet }
    }
}

impl Current {
    /// Begins with what is shown first.
    pub fn new(shown: Arc<Shown>) -> Self {
        let news = match &shown.answer {
            Answer::News(answer) => Arc::clone(answer),
            _ => Arc::default(),
        };
        Self {
            latest: RwSignal::new(Arc::clone(&shown)),
            frame: RwSignal::new(Arc::clone(&shown)),
            page: RwSignal::new(shown),
            filters: Filters {
                rail: RwSignal::new(Arc::clone(&news)),
                sheet: RwSignal::new(Arc::clone(&news)),
            },
            news: RwSignal::new(news),
        }
    }

    /// Shows something else, and gives what was shown before.
    pub fn show(&self, shown: &Arc<Shown>) -> Arc<Shown> {
        let before = self.latest.get_untracked();
        let is_news = matches!((&before.answer, &shown.answer), (Answer::News(_), Answer::News(_)));
        let stays = is_news && before.question.same_page(&shown.question);
        // What is about to be drawn anew is not told of its successor's answer.
        match &shown.answer {
            Answer::News(answer) if stays => {
                self.news.set(Arc::clone(answer));
                self.filters.seen().set(Arc::clone(answer));
            }
            Answer::News(answer) => {
                for signal in [self.news, self.filters.rail, self.filters.sheet] {
                    *signal.write_untracked() = Arc::clone(answer);
                }
            }
            _ => (),
        }
        if before.question.language != shown.question.language {
            // The page is drawn with its frame, not by itself.
            *self.page.write_untracked() = Arc::clone(shown);
            self.frame.set(Arc::clone(shown));
        } else if !stays {
            self.page.set(Arc::clone(shown));
        }
        self.latest.set(Arc::clone(shown));
        before
    }

    /// What is shown, to be read again at every change.
    pub fn latest(&self) -> Arc<Shown> {
        self.latest.get()
    }

    /// What is shown, not to be read again.
    pub fn latest_untracked(&self) -> Arc<Shown> {
        self.latest.get_untracked()
    }

    /// What is shown, to be read again when the language changes.
    pub(super) fn frame(&self) -> Arc<Shown> {
        self.frame.get()
    }

    /// What is shown, to be read again when another page is.
    pub fn page(&self) -> Arc<Shown> {
        self.page.get()
    }

    /// Brings the filters that have become visible up to what is shown.
    pub fn catch_up(&self) {
        let (news, seen) = (self.news.get_untracked(), self.filters.seen());
        if !seen.with_untracked(|shown| Arc::ptr_eq(shown, &news)) {
            seen.set(news);
        }
    }

    /// What the filters of the news page show.
    pub(super) fn filters(&self) -> Filters {
        self.filters
    }

    /// What the news page shows; an empty answer before it was ever shown.
    pub(super) fn news(&self) -> RwSignal<Arc<NewsAnswer>> {
        self.news
    }
}
