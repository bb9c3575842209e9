//! What is to be seen, as a plain tree: made anew at every change and compared with the tree before ([`crate::patch`]).
//!
//! Views are plain functions from the model to such a tree. Nothing here is generic and nothing is a closure, so that a
//! further view costs its own words and little else.

use std::borrow::Cow;
use std::rc::Rc;

use crate::message::Message;

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
}

/// A part of an element that is no child.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute {
    /// An attribute's name; `value`, `checked`, `modal` and names that begin with `:` are set in their own ways, as
    /// [`crate::patch`] says.
    pub name: &'static str,
    /// Its value.
    pub value: Cow<'static, str>,
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
    pub words: String,
    /// A drawing as markup, in place of children.
    pub markup: Option<Rc<str>>,
    /// One large child that is kept from one tree to the next, in place of children.
    pub kept: Option<Rc<Node>>,
}

/// A part of the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node(pub Box<Element>);

/// An element of `class`.
#[inline(never)]
pub fn el(tag: &'static str, class: &'static str) -> Node {
    Node(Box::new(Element { tag, class, ..Element::default() }))
}

/// Words.
#[inline(never)]
pub fn words(words: String) -> Node {
    Node(Box::new(Element { words, ..Element::default() }))
}

/// A button with its words.
#[inline(never)]
pub fn button(label: String, pressed: Message) -> Node {
    el("button", "").attr("type", "button").text(label).on(On::Click, pressed)
}

impl Node {
    /// With an attribute.
    #[inline(never)]
    pub fn attr(mut self, name: &'static str, value: &'static str) -> Node {
        self.0.attributes.push(Attribute { name, value: Cow::Borrowed(value) });
        self
    }

    /// With an attribute that is made now.
    #[inline(never)]
    pub fn put(mut self, name: &'static str, value: String) -> Node {
        self.0.attributes.push(Attribute { name, value: Cow::Owned(value) });
        self
    }

    /// With an attribute that is there or not, such as `hidden`.
    #[inline(never)]
    pub fn flag(self, name: &'static str, holds: bool) -> Node {
        if holds { self.attr(name, "") } else { self }
    }

    /// With an attribute that says `true` or `false`, such as `aria-pressed`.
    #[inline(never)]
    pub fn state(self, name: &'static str, holds: bool) -> Node {
        self.attr(name, if holds { "true" } else { "false" })
    }

    /// Of another class.
    #[inline(never)]
    pub fn class(mut self, class: &'static str) -> Node {
        self.0.class = class;
        self
    }

    /// With something to hear.
    #[inline(never)]
    pub fn on(mut self, on: On, message: Message) -> Node {
        self.0.heard.push((on, message));
        self
    }

    /// With a child.
    #[inline(never)]
    pub fn add(mut self, child: Node) -> Node {
        self.0.children.push(child);
        self
    }

    /// With children.
    #[inline(never)]
    pub fn add_all(mut self, mut children: Vec<Node>) -> Node {
        self.0.children.append(&mut children);
        self
    }

    /// With a child that may not be there; its place stays, so that its neighbours are not taken for it.
    #[inline(never)]
    pub fn maybe(self, child: Option<Node>) -> Node {
        let child = child.unwrap_or_else(|| words(String::new()));
        self.add(child)
    }

    /// With words as a child.
    #[inline(never)]
    pub fn text(self, text: String) -> Node {
        self.add(words(text))
    }

    /// With a drawing.
    #[inline(never)]
    pub fn markup(mut self, markup: Option<Rc<str>>) -> Node {
        self.0.markup = markup;
        self
    }

    /// With one kept child.
    #[inline(never)]
    pub fn keep(mut self, child: Rc<Node>) -> Node {
        self.0.kept = Some(child);
        self
    }

    /// The children.
    pub fn children(&self) -> &[Node] {
        self.0.kept.as_ref().map_or(&self.0.children, |child| std::slice::from_ref(child))
    }

    /// What `on` means here.
    pub fn meaning(&self, on: On) -> Option<&Message> {
        self.0.heard.iter().find(|(heard, _)| *heard == on).map(|(_, message)| message)
    }
}
