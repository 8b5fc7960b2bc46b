//! Parts that are drawn over what stands there: elements that are the same stay where they are, and only
//! what differs in them is touched.
//!
//! A new row of results differs from the one in its place by a few texts and addresses. To put another one
//! there costs the browser twice as much as to write these over: it computes the style of every element
//! anew, and lays out and paints all that follows. Only parts in which nothing changes by itself are drawn
//! so; see [`Shape::all`].

use leptos::tachys::renderer::types::{Element, Node, Text as TextNode};
use leptos::tachys::renderer::{CastFrom, Rndr};

use super::fixed::{Part, parts};
use super::{SVG, Step, Text};

/// What the reader changes in these is not in their attributes: they are always drawn anew.
const WITH_STATE: [&str; 5] = ["details", "dialog", "input", "select", "textarea"];

/// An element with what is in it, or a text, and where it stands in the document.
pub(super) struct Shape {
    /// The name of the element; of a text nothing.
    name: Option<&'static str>,
    text: Text,
    attributes: Vec<(&'static str, Text)>,
    children: Vec<Shape>,
    /// Nothing before it is drawn.
    node: Option<Node>,
}

impl Shape {
    /// What `steps` draw; the steps themselves where something in them changes by itself.
    pub(super) fn all(steps: Vec<Step>) -> Result<Vec<Self>, Vec<Step>> {
        let is_fixed = |step: &Step| matches!(step, Step::Fixed(_) | Step::Attribute(..) | Step::Text(_));
        if !steps.iter().all(is_fixed) {
            return Err(steps);
        }
        let mut mould = Mould::default();
        for step in steps {
            match step {
                Step::Fixed(markup) => parts(markup).for_each(|part| mould.part(part)),
                Step::Attribute(name, value) => mould.attribute(name, value),
                Step::Text(text) => mould.put(Self::new(None, text)),
                // Sorted out above.
                _ => (),
            }
        }
        Ok(mould.done)
    }

    fn new(name: Option<&'static str>, text: Text) -> Self {
        Self { name, text, attributes: Vec::new(), children: Vec::new(), node: None }
    }

    fn class(&self) -> Option<&str> {
        self.attributes.iter().find(|(name, _)| *name == "class").map(|(_, class)| &**class)
    }

    /// Whether this can be drawn over `old`: what looks differently has another class.
    fn fits(&self, old: &Self) -> bool {
        let has_state = self.name.is_some_and(|name| WITH_STATE.contains(&name));
        self.name == old.name && self.class() == old.class() && !has_state
    }

    /// Draws it into `parent`, before `before` or at the end.
    fn draw(&mut self, parent: &Element, before: Option<&Node>, in_svg: bool) {
        let node: Node = match self.name {
            None => Node::clone(&Rndr::create_text_node(&self.text)),
            Some(name) => {
                let in_svg = in_svg || name == "svg";
                let element = Rndr::create_element(name, in_svg.then_some(SVG));
                self.attributes.iter().for_each(|(name, value)| Rndr::set_attribute(&element, name, value));
                self.children.iter_mut().for_each(|child| child.draw(&element, None, in_svg));
                Node::clone(&element)
            }
        };
        Rndr::insert_node(parent, &node, before);
        self.node = Some(node);
    }

    fn remove(&self) {
        self.node.iter().for_each(Rndr::remove);
    }

    /// Draws it over `old`, which it fits.
    fn draw_over(&mut self, old: Self, in_svg: bool) {
        if let Some(text) = old.node.clone().filter(|_| self.text != old.text).and_then(TextNode::cast_from) {
            Rndr::set_text(&text, &self.text);
        }
        if let Some(element) = old.node.clone().and_then(Element::cast_from) {
            for (name, value) in self.attributes.iter().filter(|it| !old.attributes.contains(it)) {
                Rndr::set_attribute(&element, name, value);
            }
            for (name, _) in &old.attributes {
                if !self.attributes.iter().any(|(kept, _)| kept == name) {
                    Rndr::remove_attribute(&element, name);
                }
            }
            draw_all_over(
                &element,
                old.children,
                &mut self.children,
                None,
                in_svg || self.name == Some("svg"),
            );
        }
        self.node = old.node;
    }
}

/// Draws `new` over `old`, which stands in `parent`, before `end` or at its end; what no longer fits goes.
pub(super) fn draw_all_over(
    parent: &Element,
    old: Vec<Shape>,
    new: &mut [Shape],
    end: Option<&Node>,
    in_svg: bool,
) {
    let stay = stay(&old, new);
    let (count, mut old) = (old.len(), old);
    // The last is the first that is not passed yet.
    old.reverse();
    for (shape, place) in new.iter_mut().zip(stay) {
        let Some(place) = place else {
            let next = old.last().and_then(|next| next.node.as_ref());
            shape.draw(parent, next.or(end), in_svg);
            continue;
        };
        while count - old.len() < place {
            old.pop().iter().for_each(Shape::remove);
        }
        if let Some(old) = old.pop() {
            shape.draw_over(old, in_svg);
        }
    }
    old.iter().for_each(Shape::remove);
}

/// For each of `new` the place in `old` of what it is drawn over; the places ascend.
fn stay(old: &[Shape], new: &[Shape]) -> Vec<Option<usize>> {
    let mut from = 0;
    let place = |shape: &Shape| {
        let found = (from..old.len()).find(|place| shape.fits(&old[*place]));
        from = found.map_or(from, |place| place + 1);
        found
    };
    new.iter().map(place).collect()
}

/// Makes shapes of steps.
#[derive(Default)]
struct Mould {
    open: Vec<Shape>,
    done: Vec<Shape>,
}

impl Mould {
    fn part(&mut self, part: Part) {
        match part {
            Part::Open(name) => self.open.push(Shape::new(Some(name), Text::Borrowed(""))),
            Part::Attribute(name, value) => self.attribute(name, Text::Borrowed(value)),
            Part::Text(text) => self.put(Shape::new(None, Text::Borrowed(text))),
            Part::Close => {
                if let Some(element) = self.open.pop() {
                    self.put(element);
                }
            }
        }
    }

    fn attribute(&mut self, name: &'static str, value: Text) {
        if let Some(element) = self.open.last_mut() {
            element.attributes.push((name, value));
        }
    }

    /// Puts a finished shape where the mould stands; a text of nothing is none.
    fn put(&mut self, shape: Shape) {
        if shape.name.is_some() || !shape.text.is_empty() {
            self.open.last_mut().map_or(&mut self.done, |parent| &mut parent.children).push(shape);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::view::{View, view};

    fn shapes(view: View) -> Vec<Shape> {
        Shape::all(*view.0).unwrap_or_else(|_| panic!("nothing in it changes by itself"))
    }

    /// Which of `old` stay for which of `new`.
    #[track_caller]
    fn check(old: View, new: View, expected: &[Option<usize>]) {
        assert_eq!(stay(&shapes(old), &shapes(new)), expected);
    }

    #[test]
    fn elements_of_one_name_and_class_stay() {
        check(
            view! { <p class="a">"1"</p><h3>"2"</h3><p class="b">"3"</p> },
            view! { <p class="a" lang="fr">"4"</p><h3></h3><p class="b">"3"</p> },
            &[Some(0), Some(1), Some(2)],
        );
    }

    #[test]
    fn what_goes_and_what_comes_leaves_the_others() {
        let (short, long) = (
            || view! { <p class="a"></p><p class="b"></p> },
            || {
                view! { <p class="a"></p><svg></svg><p class="b"></p>"text" }
            },
        );
        check(short(), long(), &[Some(0), None, Some(1), None]);
        check(long(), short(), &[Some(0), Some(2)]);
    }

    #[test]
    fn fields_and_what_opens_are_drawn_anew() {
        check(
            view! { <input type="search"/><p></p> },
            view! { <input type="search"/><p></p> },
            &[None, Some(1)],
        );
    }

    #[test]
    fn what_changes_by_itself_is_no_shape() {
        assert!(Shape::all(*View::text(|| "a".into()).0).is_err());
    }

    #[test]
    fn a_text_of_nothing_is_none() {
        assert!(shapes(view! { {String::new()} }).is_empty());
    }
}
