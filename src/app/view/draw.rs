//! Views in the document.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::{RenderEffect, untrack};
use leptos::tachys::renderer::types::{Element, Node, Text as TextNode};
use leptos::tachys::renderer::{CastFrom, Rndr};
use leptos::tachys::view::{Mountable, Render};

use super::fixed::{Part, parts};
use super::over::{Shape, draw_all_over};
use super::rows::follow_rows;
use super::{Again, Rows, SVG, Step, Text, View};

/// A view that stands in the document: what follows the signals in it, for as long as this is kept.
#[derive(Default)]
pub struct Drawn {
    effects: Vec<RenderEffect<Drawn>>,
}

/// Draws `view` into `parent`, before `before` or at the end, and follows its signals. Gives what
/// follows, and the outermost nodes, in order.
///
/// What stands at the same depth is followed together: a change looks at all of it once, and
/// touches only what is not as it was. What nobody sees is followed apart, and may follow other
/// signals: addresses of links, and what is read aloud in place of what is seen.
pub(super) fn draw(view: View, parent: &Element, before: Option<&Node>) -> (Drawn, Vec<Node>) {
    let is_live = |step: &Step| matches!(step, Step::LiveAttribute(..) | Step::LiveText(_) | Step::Look(_));
    let changes = view.0.iter().any(is_live);
    let mut pen = Pen::at(parent, before);
    let mut drawn = Drawn::default();
    if changes {
        // The first run draws, every later one looks again.
        let shared = Rc::new(RefCell::new(pen));
        let mut steps = Some(*view.0);
        let pen = Rc::clone(&shared);
        drawn.effects.push(RenderEffect::new(move |_| {
            let mut pen = pen.borrow_mut();
            match steps.take() {
                Some(steps) => pen.steps(steps),
                None => pen.live.iter_mut().for_each(Live::look),
            }
            Drawn::default()
        }));
        let mut pen = shared.borrow_mut();
        let mut unseen = std::mem::take(&mut pen.unseen);
        if !unseen.is_empty() {
            drawn.effects.push(RenderEffect::new(move |_| {
                unseen.iter_mut().for_each(Live::look);
                Drawn::default()
            }));
        }
        drawn.follow(std::mem::take(&mut pen.places));
        return (drawn, std::mem::take(&mut pen.outermost));
    }
    pen.steps(*view.0);
    drawn.follow(pen.places);
    (drawn, pen.outermost)
}

impl Drawn {
    fn follow(&mut self, places: Vec<Place>) {
        self.effects.extend(places.into_iter().map(|place| match place.content {
            Content::Part(read, again) => follow_part(place.start, place.end, read, again),
            Content::Rows(rows) => follow_rows(place.end, rows),
        }));
    }
}

/// Draws what `read` gives between two nodes; over what stands there only where nothing in it changes by
/// itself.
fn follow_part(start: Node, end: Node, read: Box<dyn Fn() -> View>, again: Again) -> RenderEffect<Drawn> {
    let mut stands: Option<Vec<Shape>> = None;
    RenderEffect::new(move |before: Option<Drawn>| {
        let shapes = Shape::all(*read().0);
        let Some(parent) = parent_of(&end) else { return Drawn::default() };
        drop(before);
        if stands.is_none() || shapes.is_err() {
            while let Some(old) = Rndr::next_sibling(&start).filter(|old| *old != end) {
                Rndr::remove(&old);
            }
        }
        match shapes {
            Ok(mut shapes) => {
                let old = stands.take().unwrap_or_default();
                draw_all_over(&parent, old, &mut shapes, Some(&end), false);
                stands = Some(shapes).filter(|_| again == Again::Over);
                Drawn::default()
            }
            Err(steps) => {
                stands = None;
                draw(View(Box::new(steps)), &parent, Some(&end)).0
            }
        }
    })
}

pub(super) fn parent_of(node: &Node) -> Option<Element> {
    Rndr::get_parent(node).and_then(Element::cast_from)
}

/// Draws steps, one after the other.
struct Pen {
    parent: Element,
    before: Option<Node>,
    /// The elements that are open, and whether they are of SVG.
    open: Vec<(Element, bool)>,
    outermost: Vec<Node>,
    live: Vec<Live>,
    unseen: Vec<Live>,
    places: Vec<Place>,
}

/// Something that is looked at again when a signal changes.
enum Live {
    Attribute(Element, &'static str, Box<dyn Fn() -> Option<Text>>, Option<Text>),
    Text(TextNode, Box<dyn Fn() -> Text>, Text),
    Look(Box<dyn Fn()>),
}

/// Room between two empty texts, for what is drawn anew by itself.
struct Place {
    start: Node,
    end: Node,
    content: Content,
}

enum Content {
    Part(Box<dyn Fn() -> View>, Again),
    Rows(Box<Rows>),
}

impl Pen {
    fn at(parent: &Element, before: Option<&Node>) -> Self {
        Self {
            parent: parent.clone(),
            before: before.cloned(),
            open: Vec::new(),
            outermost: Vec::new(),
            live: Vec::new(),
            unseen: Vec::new(),
            places: Vec::new(),
        }
    }

    fn steps(&mut self, steps: Vec<Step>) {
        for step in steps {
            match step {
                Step::Fixed(markup) => parts(markup).for_each(|part| self.part(part)),
                Step::Attribute(name, value) => self.attribute(name, &value),
                Step::Text(text) => self.text(&text),
                Step::LiveAttribute(name, read) => self.live_attribute(name, read),
                Step::Look(look) => {
                    look();
                    self.live.push(Live::Look(look));
                }
                Step::LiveText(read) => {
                    let text = read();
                    let node = self.text_node(&text);
                    self.live.push(Live::Text(node, read, text));
                }
                Step::LivePart(read, again) => self.place(Content::Part(read, again)),
                Step::LiveRows(rows) => self.place(Content::Rows(rows)),
            }
        }
    }

    fn part(&mut self, part: Part) {
        match part {
            Part::Open(name) => {
                let svg = name == "svg" || self.open.last().is_some_and(|(_, svg)| *svg);
                self.open.push((Rndr::create_element(name, svg.then_some(SVG)), svg));
            }
            Part::Attribute(name, value) => self.attribute(name, value),
            Part::Text(text) => self.text(text),
            Part::Close => {
                if let Some((element, _)) = self.open.pop() {
                    self.put(&element);
                }
            }
        }
    }

    /// Puts a finished node where the pen stands.
    fn put(&mut self, node: &Node) {
        match self.open.last() {
            Some((parent, _)) => Rndr::insert_node(parent, node, None),
            None => {
                Rndr::insert_node(&self.parent, node, self.before.as_ref());
                self.outermost.push(node.clone());
            }
        }
    }

    fn attribute(&mut self, name: &str, value: &str) {
        if let Some((element, _)) = self.open.last() {
            Rndr::set_attribute(element, name, value);
        }
    }

    fn live_attribute(&mut self, name: &'static str, read: Box<dyn Fn() -> Option<Text>>) {
        let is_unseen = matches!(name, "href" | "aria-label");
        let value = if is_unseen { untrack(&read) } else { read() };
        if let Some((element, _)) = self.open.last() {
            if let Some(value) = &value {
                Rndr::set_attribute(element, name, value);
            }
            let live = Live::Attribute(element.clone(), name, read, value);
            if is_unseen { self.unseen.push(live) } else { self.live.push(live) }
        }
    }

    fn text(&mut self, text: &str) {
        if !text.is_empty() {
            self.text_node(text);
        }
    }

    fn text_node(&mut self, text: &str) -> TextNode {
        let node = Rndr::create_text_node(text);
        self.put(&node);
        node
    }

    fn place(&mut self, content: Content) {
        let start = self.text_node("");
        let end = self.text_node("");
        self.places.push(Place { start: Node::clone(&start), end: Node::clone(&end), content });
    }
}

impl Live {
    /// Reads it again, and touches the document where it is not as it was.
    fn look(&mut self) {
        match self {
            Live::Attribute(element, name, read, last) => {
                let value = read();
                if value != *last {
                    match &value {
                        Some(value) => Rndr::set_attribute(element, name, value),
                        None => Rndr::remove_attribute(element, name),
                    }
                    *last = value;
                }
            }
            Live::Text(node, read, last) => {
                let text = read();
                if text != *last {
                    Rndr::set_text(node, &text);
                    *last = text;
                }
            }
            Live::Look(look) => look(),
        }
    }
}

/// A view on its way into the document.
pub struct Sketch {
    view: Option<View>,
    drawn: Drawn,
    nodes: Vec<Node>,
}

impl Render for View {
    type State = Sketch;

    fn build(self) -> Sketch {
        Sketch { view: Some(self), drawn: Drawn::default(), nodes: Vec::new() }
    }

    fn rebuild(self, state: &mut Sketch) {
        let before = state.nodes.last().and_then(Rndr::next_sibling);
        let parent = state.nodes.last().and_then(parent_of);
        state.unmount();
        state.view = Some(self);
        if let Some(parent) = parent {
            state.mount(&parent, before.as_ref());
        }
    }
}

impl Mountable for Sketch {
    fn unmount(&mut self) {
        self.drawn = Drawn::default();
        self.nodes.drain(..).for_each(|node| Rndr::remove(&node));
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        if let Some(view) = self.view.take() {
            (self.drawn, self.nodes) = draw(view, parent, marker);
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let first = self.nodes.first();
        let place = first.and_then(|first| Some((first, parent_of(first)?)));
        place.is_some_and(|(first, parent)| child.try_mount(&parent, Some(first)))
    }

    fn elements(&self) -> Vec<Element> {
        self.nodes.iter().cloned().filter_map(Element::cast_from).collect()
    }
}
