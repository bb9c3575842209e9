//! Brings the document to a tree, in place: what did not change is not touched, so the focus, a selection and the
//! scroll positions stay.
//!
//! Some names of attributes are more than that: `value` and `checked` are what a form element holds now, `modal` shows
//! a dialog, and a name with `:` before it is a property of the style.

use crate::dom::{self, Dom};
use crate::host;
use crate::message::Message;
use crate::node::{Attribute, Element, Node, On};

/// The part of the document that shows a node.
pub struct Live {
    dom: Dom,
    children: Vec<Live>,
}

impl Live {
    /// Makes what shows `node`.
    pub fn new(node: &Node) -> Live {
        let element = &node.0;
        if element.tag.is_empty() {
            return Live { dom: dom::words(&element.words), children: Vec::new() };
        }
        let mut live = Live { dom: dom::element(element.tag), children: Vec::new() };
        for child in node.children() {
            live.append(child);
        }
        // A list can hold a value only when its options are there.
        live.dress(&Element::default(), element);
        live
    }

    /// Puts it in place of all that `place` holds.
    pub fn mount(&self, place: &Dom) {
        place.set_words("");
        place.append(&self.dom);
    }

    /// Brings what shows `old` to `new`.
    pub fn patch(&mut self, old: &Node, new: &Node) {
        if old == new {
            return;
        }
        if old.0.tag != new.0.tag {
            let other = Live::new(new);
            self.dom.replace(&other.dom);
            *self = other;
        } else if new.0.tag.is_empty() {
            self.dom.set_words(&new.0.words);
        } else {
            self.dress(&old.0, &new.0);
            self.patch_children(old.children(), new.children());
        }
    }

    fn patch_children(&mut self, old: &[Node], new: &[Node]) {
        for surplus in self.children.drain(new.len().min(old.len())..) {
            surplus.dom.remove();
        }
        for (place, node) in new.iter().enumerate() {
            match old.get(place) {
                Some(old) => self.children[place].patch(old, node),
                None => self.append(node),
            }
        }
    }

    fn append(&mut self, node: &Node) {
        let child = Live::new(node);
        self.dom.append(&child.dom);
        self.children.push(child);
    }

    /// Everything of an element but its children.
    fn dress(&self, old: &Element, new: &Element) {
        if old.class != new.class {
            self.dom.set_class(new.class);
        }
        if old.markup != new.markup {
            self.dom.set_markup(new.markup.as_deref().unwrap_or_default());
        }
        for gone in old.attributes.iter().filter(|attribute| value_in(new, attribute.name).is_none()) {
            self.undress(gone.name);
        }
        for attribute in &new.attributes {
            if value_in(old, attribute.name) != Some(&*attribute.value) {
                self.set(attribute);
            }
        }
    }

    fn set(&self, Attribute { name, value }: &Attribute) {
        match *name {
            // Setting what is there already would move the cursor.
            "value" if self.dom.value() != *value => self.dom.set_value(value),
            "value" => {}
            "checked" => self.dom.set_checked(true),
            "modal" => host::modal(&self.dom, true),
            name => match name.strip_prefix(':') {
                Some(property) => host::style(&self.dom, property, value),
                None => self.dom.set_attribute(name, value),
            },
        }
    }

    fn undress(&self, name: &str) {
        match name {
            "checked" => self.dom.set_checked(false),
            "modal" => host::modal(&self.dom, false),
            name => self.dom.remove_attribute(name),
        }
    }

    /// What an event at `target` means: the nearest element around it that hears such an event, with its meaning. An
    /// event that does not rise means something only at its own element.
    pub fn heard<'a>(&'a self, node: &'a Node, on: On, target: &Dom) -> Option<(&'a Dom, &'a Message)> {
        let inside = self.children.iter().zip(node.children()).find(|(live, _)| live.dom.contains(target));
        match inside {
            Some((live, child)) if on.rises() => {
                live.heard(child, on, target).or_else(|| Some((&self.dom, node.meaning(on)?)))
            }
            Some((live, child)) => live.heard(child, on, target),
            None => Some((&self.dom, node.meaning(on)?)),
        }
    }
}

impl On {
    fn rises(self) -> bool {
        !matches!(self, On::Out | On::Toggle | On::Close)
    }
}

fn value_in<'a>(element: &'a Element, name: &str) -> Option<&'a str> {
    element.attributes.iter().find(|attribute| attribute.name == name).map(|attribute| &*attribute.value)
}
