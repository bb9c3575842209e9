//! What is to be seen, as a plain tree: made anew at every change, and shown by [`crate::parts::show`].
//!
//! Views are plain functions from the model to such a tree, which can be compared, kept and tested without a browser.

use std::rc::Rc;

use fenhong::chart::draw::{Mark, marks};
use fenhong::chart::{Chart, Look};
use yew::AttrValue;

use crate::app::message::Message;

/// Which event a node hears.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum On {
    /// A click, or a key that stands for it.
    Click,
    /// Every change of what a text field holds.
    Input,
    /// A finished change of a field.
    Change,
    /// The focus leaves.
    Leave,
    /// A key goes down.
    Key,
    /// A pointer goes down.
    Press,
    /// A pointer moves.
    Move,
    /// A pointer leaves.
    Out,
    /// A fold opens or closes.
    Toggle,
    /// A dialog was closed.
    Close,
    /// What is inside was scrolled.
    Scroll,
}

/// A part of an element that is no child.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute {
    /// An attribute's name; `value`, `checked`, `modal` and names that begin with `:`, which are properties of the
    /// style, are set in their own ways, as [`crate::parts::show`] and [`crate::parts::settle`] say.
    pub name: &'static str,
    /// Its value.
    pub value: AttrValue,
}

/// An element, or words where the tag is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Element {
    /// The tag's name.
    pub tag: &'static str,
    /// The classes, parted by spaces.
    pub class: &'static str,
    /// Attributes.
    pub attributes: Vec<Attribute>,
    /// What is heard, and what it means.
    pub heard: Vec<(On, Message)>,
    /// Children.
    pub children: Vec<Node>,
    /// The words.
    pub words: AttrValue,
}

/// A part of the tree.
#[derive(Clone, Debug)]
pub struct Node(pub Rc<Element>);

/// One that was kept is known at a glance.
impl PartialEq for Node {
    fn eq(&self, other: &Node) -> bool {
        Rc::ptr_eq(&self.0, &other.0) || self.0 == other.0
    }
}

impl Eq for Node {}

/// An element of `class`.
pub fn el(tag: &'static str, class: &'static str) -> Node {
    Node(Rc::new(Element { tag, class, ..Element::default() }))
}

/// Words.
pub fn words(words: String) -> Node {
    Node(Rc::new(Element { words: words.into(), ..Element::default() }))
}

/// A button with its words.
pub fn button(label: String, pressed: Message) -> Node {
    el("button", "").attr("type", "button").text(label).on(On::Click, pressed)
}

impl Node {
    /// The element, to be changed: a copy of one that is kept elsewhere too.
    fn own(&mut self) -> &mut Element {
        Rc::make_mut(&mut self.0)
    }

    /// With an attribute.
    pub fn attr(mut self, name: &'static str, value: &'static str) -> Node {
        self.own().attributes.push(Attribute { name, value: AttrValue::Static(value) });
        self
    }

    /// With an attribute that is made now.
    pub fn put(mut self, name: &'static str, value: String) -> Node {
        self.own().attributes.push(Attribute { name, value: value.into() });
        self
    }

    /// With an attribute that is there or not, such as `hidden`.
    pub fn flag(self, name: &'static str, holds: bool) -> Node {
        if holds { self.attr(name, "") } else { self }
    }

    /// With an attribute that says `true` or `false`, such as `aria-pressed`.
    pub fn state(self, name: &'static str, holds: bool) -> Node {
        self.attr(name, if holds { "true" } else { "false" })
    }

    /// Of another class.
    pub fn class(mut self, class: &'static str) -> Node {
        self.own().class = class;
        self
    }

    /// With something to hear.
    pub fn on(mut self, on: On, message: Message) -> Node {
        self.own().heard.push((on, message));
        self
    }

    /// With a child.
    pub fn add(mut self, child: Node) -> Node {
        self.own().children.push(child);
        self
    }

    /// With children.
    pub fn add_all(mut self, mut children: Vec<Node>) -> Node {
        self.own().children.append(&mut children);
        self
    }

    /// With a child that may not be there; its place stays, so that its neighbours are not taken for it.
    pub fn maybe(self, child: Option<Node>) -> Node {
        let child = child.unwrap_or_else(|| words(String::new()));
        self.add(child)
    }

    /// With words as a child.
    pub fn text(self, text: String) -> Node {
        self.add(words(text))
    }

    /// With one kept child.
    pub fn keep(self, child: &Node) -> Node {
        self.add(child.clone())
    }
}

/// A chart as a drawing.
pub fn drawing(chart: &Chart, look: Look) -> Node {
    let ((width, height), marks) = marks(chart, look);
    let mark = |mark: Mark| {
        let mut node = el(mark.tag, "");
        for (name, value) in mark.attributes {
            node = node.put(name, value);
        }
        if mark.words.is_empty() { node } else { node.text(mark.words) }
    };
    el("svg", "")
        .put("viewBox", ["0 0 ", &width.to_string(), " ", &height.to_string()].concat())
        .add_all(marks.into_iter().map(mark).collect())
}
