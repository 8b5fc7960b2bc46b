//! Follows the address bar: turns each address into what is shown, and each link into an address.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::components::why_not;
use super::content::LoadError;
use super::current::Current;
use super::here::{Here, Unfolded};
use super::loader::Loader;
use super::pages::{Answer, is_out_of_date, page_meta, settled, turns_pages};
use super::platform::{self, Go};
use super::question::{Question, Shown};
use super::reader::{Notices, Unreached, use_notices, use_saved};
use super::watch::watch;
use crate::messages::{Locale, words};
use crate::syndicate::Origin;

/// What moves the app: where files come from, and what is shown, which the views follow. It is in
/// context in the browser alone; static pages do not move.
#[derive(Clone, Debug)]
pub struct Follow {
    /// Where files come from.
    pub loader: Loader,
    /// What is shown.
    pub current: Current,
    /// The number of the last question; the answers of earlier ones are dropped.
    pub asked: ArcStoredValue<u32>,
    /// What was asked last, as long as it has no answer, and whether its address is to take the place of
    /// the last one.
    under_way: ArcStoredValue<Option<(Question, bool)>>,
    /// The answer to what is pressed and not let go yet.
    ahead: ArcStoredValue<Option<Shown>>,
    /// What is unfolded.
    pub unfolded: Unfolded,
    /// What the reader is told.
    notices: Notices,
}

/// What is done when a question is answered: given are what was shown before and what is now.
type Arrived = Box<dyn FnOnce(&Shown, &Shown)>;

impl Follow {
    /// Follows addresses that this loader can answer.
    pub fn new(loader: Loader, current: Current) -> Self {
        let (asked, under_way) = (ArcStoredValue::new(0), ArcStoredValue::new(None));
        let (ahead, unfolded) = (ArcStoredValue::new(None), RwSignal::new(None));
        Self { loader, current, asked, under_way, ahead, unfolded, notices: use_notices() }
    }

    /// Drops the answer that is under way: what is shown is what the address asks for.
    fn stay(&self) {
        self.asked.set_value(self.asked.get_value().wrapping_add(1));
        self.under_way.set_value(None);
        platform::set_busy(false);
    }

    /// Makes the query of a reader of the news who goes to them what is meant by it: see [`settled`].
    fn settle_news(&self, question: &mut Question, go: &mut Go) {
        let shown = self.current.latest_untracked();
        let Answer::News(answer) = &shown.answer else { return };
        if !shown.question.same_page(question) {
            return;
        }
        let types = go.replace;
        let under_way = self.under_way.get_value().filter(|(asked, _)| asked.same_page(question));
        let (under_way, replaces) = under_way.map(|(asked, replaces)| (asked.query, replaces)).unzip();
        go.query = settled(answer, &go.query, under_way.as_deref(), types);
        go.replace &= replaces.unwrap_or(true);
        question.query.clone_from(&go.query);
    }

    /// Answers what a reader presses who has not let go yet, where all is at hand: a finger rests on a link
    /// for a tenth of a second, in which a choice of the news is found.
    fn answer_ahead(&self, question: &Question) {
        let is_choice = self.current.latest_untracked().question.same_page(question);
        let shown = is_choice.then(|| self.loader.answer_at_hand(question)).flatten();
        let is_whole = |shown: &Shown| matches!(&shown.answer, Answer::News(news) if news.panels.is_whole());
        self.ahead.set_value(shown.filter(is_whole));
    }

    /// Answers `question`, unless another is asked meanwhile, and then calls `arrived` with what
    /// was shown before.
    fn ask(&self, question: Question, replaces: bool, arrived: impl FnOnce(&Shown, &Shown) + 'static) {
        self.under_way.set_value(Some((question.clone(), replaces)));
        self.ask_boxed(question, Box::new(arrived));
    }

    /// Shows the page as the reader's clock and zone are now, from what has arrived.
    fn renew(&self, show: impl FnOnce(&Current, &Arc<Shown>)) {
        let question = self.current.latest_untracked().question.clone();
        if let Some(shown) = self.loader.answer_at_hand(&question) {
            platform::renew(|| show(&self.current, &Arc::new(shown)));
        }
    }

    /// Makes a calendar of these events and offers it as a file, or says why there is none.
    fn offer_calendar(&self, slugs: Vec<String>, notices: Notices) {
        let (loader, language) =
            (self.loader.clone(), self.current.latest_untracked().question.language.clone());
        spawn_local(async move {
            let locale = Locale::of(&language);
            let told = match loader.calendar(&language, &slugs).await {
                Ok(Some(calendar)) => return platform::offer_file("events.ics", "text/calendar", &calendar),
                Ok(None) => words::event_not_in_calendar(locale),
                Err(_) => words::failed_title(locale),
            };
            notices.done.set(Some(told.to_owned()));
        });
    }

    /// Fetches what choices of the news need, as soon as the reader comes near one, and shows what
    /// that adds.
    fn prepare(&self, begun: &ArcStoredValue<bool>) {
        let (Self { loader, current, asked, .. }, begun) = (self.clone(), begun.clone());
        let number = asked.get_value();
        let is_news =
            |shown: &Shown| matches!(&shown.answer, Answer::News(answer) if !answer.panels.is_whole());
        if begun.get_value() || !is_news(&current.latest_untracked()) {
            return;
        }
        begun.set_value(true);
        spawn_local(async move {
            let question = current.latest_untracked().question.clone();
            let is_wanted = || asked.get_value() == number;
            let shown = loader.prepare(&question, is_wanted).await;
            begun.set_value(false);
            if let Some(shown) = shown.filter(|_| is_wanted()) {
                current.show(&Arc::new(shown));
                platform::settle();
            }
        });
    }

    /// Fetches what explains the results that are shown, when the reader has paused over them.
    fn explain(&self) {
        let shown = self.current.latest_untracked();
        let lacks = |(_, text): &(u32, String)| text.is_empty();
        if !matches!(&shown.answer, Answer::News(answer) if answer.excerpts.iter().any(lacks)) {
            return;
        }
        let Self { loader, current, asked, .. } = self.clone();
        let number = asked.get_value();
        spawn_local(async move {
            platform::pause().await;
            let is_wanted = || asked.get_value() == number;
            let shown = match is_wanted() {
                true => loader.excerpts(&shown.question, is_wanted).await,
                false => None,
            };
            if let Some(Answer::News(answer)) = shown.filter(|_| is_wanted()).map(|shown| shown.answer) {
                current.explain(&answer.excerpts);
            }
        });
    }

    // One copy: what is spawned is large.
    fn ask_boxed(&self, question: Question, arrived: Arrived) {
        let follow = self.clone();
        let Self { loader, current, asked, under_way, ahead, .. } = self.clone();
        let number = asked.get_value().wrapping_add(1);
        asked.set_value(number);
        spawn_local(async move {
            let site = Arc::clone(&current.latest_untracked().site);
            // Asked before something is fetched: what is at hand keeps nobody waiting.
            let is_wanted = || {
                let is_wanted = asked.get_value() == number;
                if is_wanted {
                    platform::set_busy(true);
                }
                is_wanted
            };
            let ahead = ahead.try_update_value(Option::take).flatten();
            let is_answer =
                |shown: &Shown| shown.question == question && !is_out_of_date(&shown.answer, loader.clock());
            let shown = match ahead.filter(is_answer) {
                Some(shown) => shown,
                None => match loader.answer(question.clone(), Some(&site), is_wanted).await {
                    Ok(Some(shown)) => shown,
                    Ok(None) => return,
                    Err(error) => Shown::failed(question, site, error),
                },
            };
            if asked.get_value() != number {
                return;
            }
            platform::set_busy(false);
            let replaces = under_way.get_value().is_some_and(|(_, replaces)| replaces);
            under_way.set_value(None);
            let before = current.latest_untracked();
            let stays = replaces && before.question.same_page(&shown.question);
            if let Answer::Failed(error) = &shown.answer {
                let address = shown.question.address();
                // The host has forgotten this tab's edition: the newest one answers.
                let is_gone = matches!(error, LoadError::Refused { status: 404 | 410 });
                if stays {
                    // Words that are typed, or more of a list: what is there already stays.
                    let why = why_not(Locale::of(&shown.question.language), error);
                    return follow.notices.unreached.set(Some(Unreached { why, address, is_gone }));
                } else if is_gone {
                    return platform::load(&address);
                }
            }
            let shown = Arc::new(shown);
            current.show(&shown);
            show_fields(&before, &shown);
            arrived(&before, &shown);
            follow.explain();
        });
    }
}

/// Shows what is asked for now in the fields that a reader types into. What was typed there since the last
/// question stays, and so do dates that nobody has sent yet.
fn show_fields(before: &Shown, shown: &Shown) {
    if before.question == shown.question {
        return;
    }
    let known = before.answer.fields();
    for field in shown.answer.fields() {
        if field.0 == "q" || !known.contains(&field) {
            platform::show_field(field.0, &field.1);
        }
    }
}

/// Where to go on in the page when it shows something else.
enum Place {
    /// At the top of another page of the same results.
    Results,
    /// Below so many results, where more have come.
    More(usize),
    /// Where the reader is, or at the beginning of another page.
    Usual,
}

impl Place {
    fn of(before: &Answer, after: &Answer, replaces: bool) -> Self {
        match (before, after) {
            (Answer::News(before), Answer::News(after)) if turns_pages(before, after) => match replaces {
                true => Self::More(before.articles.len()),
                false => Self::Results,
            },
            _ => Self::Usual,
        }
    }
}

/// Begins to follow, where there is something that moves. Called once.
pub fn follow_addresses() {
    let Some(follow) = use_context::<Follow>() else { return };
    let addresses = Arc::clone(follow.loader.addresses());
    set_head(&follow, &addresses);
    keep_company(&follow);
    keep_time(&follow);
    follow.explain();
    platform::on_back({
        let (follow, addresses) = (follow.clone(), Arc::clone(&addresses));
        move || {
            // An address that is still to be written down comes first.
            platform::settle();
            platform::leave_by_history();
            let (path, query) = platform::address();
            let question = Question::new(&addresses, &path, &query);
            if question == follow.current.latest_untracked().question {
                follow.stay();
                platform::arrive_where_it_is();
            } else {
                follow.ask(question, false, |_, _| platform::arrive_back());
            }
        }
    });
    platform::on_press(addresses.base().to_owned(), {
        let (follow, addresses) = (follow.clone(), Arc::clone(&addresses));
        move |mut go: Go| {
            let mut question = Question::new(&addresses, &go.path, &go.query);
            follow.settle_news(&mut question, &mut go);
            follow.answer_ahead(&question);
        }
    });
    platform::on_go(addresses.base().to_owned(), move |mut go: Go| {
        let mut question = Question::new(&addresses, &go.path, &go.query);
        follow.settle_news(&mut question, &mut go);
        follow.ask(question, go.replace, move |before, after| {
            let same = before.question.same_page(&after.question);
            let place = Place::of(&before.answer, &after.answer, go.replace);
            let fragment = go.fragment.clone();
            let move_on = move || {
                platform::leave();
                platform::navigate(&go);
            };
            // The browser takes its time to write the address down: what was chosen is painted first.
            if same {
                platform::first_after_paint(move_on)
            } else {
                move_on()
            }
            match place {
                Place::Results => platform::arrive_at_results(),
                Place::More(stood) => platform::arrive_at_more(stood),
                Place::Usual => platform::arrive(fragment.as_deref(), same),
            }
        });
    });
}

/// Ties what stands outside the pages to what is shown: saved things, appearance, notices.
fn keep_company(follow: &Follow) {
    let current = follow.current;
    platform::on_resize(move || current.catch_up());
    platform::on_approach({
        let (follow, begun) = (follow.clone(), ArcStoredValue::new(false));
        move || follow.prepare(&begun)
    });
    let (saved, notices) = (use_saved(), follow.notices);
    platform::keep_saved(saved, notices);
    platform::on_action(
        saved,
        notices,
        {
            let follow = follow.clone();
            move |slugs| follow.offer_calendar(slugs, notices)
        },
        {
            let follow = follow.clone();
            move || follow.renew(Current::show_anew)
        },
    );
    platform::on_unfold(follow.unfolded);
    platform::on_grid();
    platform::on_menu();
    let (current, store) = (follow.current, Arc::clone(follow.loader.store()));
    watch(move || {
        current.latest();
        // Told once: what is set anew is drawn anew, and read out again.
        if notices.done.with_untracked(Option::is_some) {
            notices.done.set(None);
        }
        if notices.unreached.with_untracked(Option::is_some) {
            notices.unreached.set(None);
        }
        if notices.dropped.get_untracked() != store.dropped() {
            notices.dropped.set(store.dropped());
        }
        platform::after_frame(move || {
            saved.with_untracked(platform::show_saved);
            platform::show_scheme();
        });
    });
}

/// Draws a page anew when the reader's clock alone has changed what it says: at midnight, and when
/// something begins or ends.
fn keep_time(follow: &Follow) {
    let follow = follow.clone();
    if !follow.loader.clock().runs {
        return;
    }
    platform::on_minute(move || {
        if is_out_of_date(&follow.current.latest_untracked().answer, follow.loader.clock()) {
            follow.renew(|current, shown| {
                current.show(shown);
            });
        }
    });
}

/// Keeps the head of the document in step with what is shown.
fn set_head(follow: &Follow, addresses: &Arc<crate::route::Addresses>) {
    let current = follow.current;
    let addresses = Arc::clone(addresses);
    watch(move || {
        let shown = current.latest();
        let here = Here::new(shown.question.language.clone(), Arc::clone(&addresses));
        let meta = page_meta(&shown, &here);
        let links = meta.links(&Origin::new(&addresses, shown.site.url.as_deref()));
        platform::set_head(&meta, links);
    });
}
