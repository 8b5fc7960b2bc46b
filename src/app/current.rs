use std::sync::Arc;

use leptos::prelude::*;

use super::content::{AgendaAsked, NewsAnswer};
use super::pages::Answer;
use super::platform;
use super::question::Shown;
use super::watch::watch;

/// What is shown, told by several signals, so that a change draws anew only what it concerns.
///
/// The frame (masthead, page and foot) is drawn anew when the language changes, the page when
/// another page is asked for; the news page and the agenda stay while only their query changes, and
/// follow their answer.
#[derive(Clone, Copy, Debug)]
pub struct Current {
    latest: RwSignal<Arc<Shown>>,
    frame: RwSignal<Arc<Shown>>,
    page: RwSignal<Arc<Shown>>,
    news: Staged,
    filters: Filters,
    excerpts: RwSignal<Excerpts>,
    marks: StoredValue<Vec<String>>,
}

/// What the texts of results say, by their ordinals; empty for those that have not arrived. Told apart from
/// the answer, so that nothing else is drawn anew when they do.
pub type Excerpts = Vec<(u32, String)>;

/// What the news page shows, told in two steps, so that what was chosen is painted before anything
/// else is done.
#[derive(Clone, Copy, Debug)]
pub struct Staged {
    /// What is told at once: all that can be seen in the window.
    pub now: RwSignal<Arc<NewsAnswer>>,
    /// What is told when that has been painted, and before the reader can act on it: addresses of
    /// links, and what stands below the window.
    pub later: RwSignal<Arc<NewsAnswer>>,
}

impl Staged {
    fn new(answer: &Arc<NewsAnswer>) -> Self {
        Self { now: RwSignal::new(Arc::clone(answer)), later: RwSignal::new(Arc::clone(answer)) }
    }

    /// How many rows of results are due: where others wait until these are painted, those that can be seen.
    /// To be asked again when either answer changes.
    pub fn rows_due(&self) -> usize {
        if self.is_whole() { usize::MAX } else { platform::rows_in_sight() }
    }

    /// The same for the section of filters with this id, which waits where it cannot be seen. It is told
    /// again when nothing waits any more, for the rows of a section that is seen in part.
    pub fn of_section(self, id: String) -> Self {
        let shown = RwSignal::new(self.now.get_untracked());
        watch(move || {
            let is_due = self.is_whole() || platform::is_in_sight(&id);
            let answer = self.now.get();
            if is_due {
                shown.set(answer);
            }
        });
        Self { now: shown, later: self.later }
    }

    /// Whether nothing waits.
    fn is_whole(&self) -> bool {
        Arc::ptr_eq(&self.now.read(), &self.later.read())
    }

    /// Tells at last what was told at once.
    fn follow_up(&self) {
        let now = self.now.get_untracked();
        if !self.later.with_untracked(|later| Arc::ptr_eq(later, &now)) {
            self.later.set(now);
        }
    }
}

/// What the two panels of filters of the news page show: the rail on wide screens, the sheet on
/// narrow ones. Only the one that can be seen follows; the other catches up when the screen becomes
/// as wide as it needs.
#[derive(Clone, Copy, Debug)]
pub struct Filters {
    /// The panel beside the results.
    pub rail: Staged,
    /// The panel that is laid over them.
    pub sheet: Staged,
}

impl Filters {
    fn seen(&self) -> Staged {
        if platform::is_wide() { self.rail } else { self.sheet }
    }
}

/// What is asked of the agenda that is shown, and what there is to choose.
#[derive(Clone, Copy, Debug)]
pub struct OfAgenda(Current);

impl OfAgenda {
    /// To be read again at every change.
    pub fn read(&self) -> Arc<AgendaAsked> {
        self.0.latest.with(Self::of)
    }

    /// Not to be read again.
    pub fn read_untracked(&self) -> Arc<AgendaAsked> {
        self.0.latest.with_untracked(Self::of)
    }

    /// Of another page there is nothing to read: what was drawn of the agenda is gone by then.
    fn of(shown: &Arc<Shown>) -> Arc<AgendaAsked> {
        match &shown.answer {
            Answer::Agenda(answer) => Arc::clone(&answer.asked),
            Answer::AgendaMonth(answer) => Arc::clone(&answer.asked),
            _ => Arc::default(),
        }
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
            filters: Filters { rail: Staged::new(&news), sheet: Staged::new(&news) },
            excerpts: RwSignal::new(news.excerpts.clone()),
            news: Staged::new(&news),
            marks: StoredValue::default(),
        }
    }

    /// Shows something else, and gives what was shown before.
    pub fn show(&self, shown: &Arc<Shown>) -> Arc<Shown> {
        let before = self.latest.get_untracked();
        let stays = before.answer.gives_way_to(&shown.answer) && before.question.same_page(&shown.question);
        self.marks.set_value(match (&before.answer, &shown.answer) {
            (Answer::News(search), Answer::Article(_)) => search.told.marks.clone(),
            _ => Vec::new(),
        });
        // What is about to be drawn anew is not told of its successor's answer.
        match &shown.answer {
            Answer::News(answer) if stays => {
                *self.latest.write_untracked() = Arc::clone(shown);
                self.choose(answer);
                return before;
            }
            Answer::News(answer) => {
                *self.excerpts.write_untracked() = answer.excerpts.clone();
                for told in [self.news, self.filters.rail, self.filters.sheet] {
                    *told.now.write_untracked() = Arc::clone(answer);
                    *told.later.write_untracked() = Arc::clone(answer);
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

    /// Shows the same page as it is to be read now, drawn anew from top to bottom: where something has
    /// changed that its answer does not tell, as the reader's zone.
    pub fn show_anew(&self, shown: &Arc<Shown>) {
        *self.latest.write_untracked() = Arc::clone(shown);
        self.page.set(Arc::clone(shown));
        self.latest.notify();
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

    /// Shows another answer on the news page: at once what can be seen of it, and the rest when
    /// that is painted.
    fn choose(&self, answer: &Arc<NewsAnswer>) {
        let (current, filters) = (*self, self.filters.seen());
        let some_wait = platform::let_rows_wait(answer.articles.len());
        platform::let_filters_wait();
        self.explain(&answer.excerpts);
        self.news.now.set(Arc::clone(answer));
        filters.now.set(Arc::clone(answer));
        if !some_wait {
            self.news.follow_up();
        }
        platform::after_paint(move || current.news.now.notify(), move || current.follow_up());
    }

    /// Tells what could wait until the choice was painted.
    fn follow_up(&self) {
        self.news.follow_up();
        platform::let_no_filters_wait();
        self.filters.seen().follow_up();
        self.latest.notify();
    }

    /// Shows what the texts of results say.
    pub fn explain(&self, excerpts: &Excerpts) {
        if !self.excerpts.with_untracked(|shown| shown == excerpts) {
            self.excerpts.set(excerpts.clone());
        }
    }

    /// What the texts of results say.
    pub(super) fn excerpts(&self) -> RwSignal<Excerpts> {
        self.excerpts
    }

    /// The words by which the article that is shown was found, where it was opened from a search.
    pub(super) fn marks(&self) -> Vec<String> {
        self.marks.get_value()
    }

    /// Brings the filters that have become visible up to what is shown.
    pub fn catch_up(&self) {
        let (news, seen) = (self.news.now.get_untracked(), self.filters.seen());
        if !seen.now.with_untracked(|shown| Arc::ptr_eq(shown, &news)) {
            seen.now.set(news);
        }
        seen.follow_up();
    }

    /// What the filters of the news page show.
    pub(super) fn filters(&self) -> Filters {
        self.filters
    }

    /// What is asked of the agenda.
    pub(super) fn agenda(&self) -> OfAgenda {
        OfAgenda(*self)
    }

    /// What the news page shows; an empty answer before it was ever shown.
    pub(super) fn news(&self) -> Staged {
        self.news
    }
}
