//! Elements of the document that follow signals.
//!
//! A view macro compiles every element with its attributes as a type of its own, which made this page three times as
//! large as all the rest of it. Here an element is an element, and every closure is boxed: what follows a signal is
//! compiled once. Closures and effects belong to the owner at hand, so they end with the part of the page that made
//! them.

use std::cell::RefCell;

use fenhong::words::Text;
use leptos::prelude::{Effect, StoredValue};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement};

use crate::dom;
use crate::page::page;

/// An element under construction; clones are the same element.
#[derive(Clone)]
pub struct Node(Element);

/// An element from its tag and classes, such as `p.note.wide`.
pub fn el(tag: &str) -> Node {
    let mut parts = tag.split('.');
    let name = parts.next().unwrap_or("div");
    let element = dom::document().create_element(name).expect("a tag's name is valid");
    let classes: Vec<&str> = parts.collect();
    if !classes.is_empty() {
        element.set_class_name(&classes.join(" "));
    }
    Node(element)
}

/// A button with its words.
pub fn button(label: Text, pressed: impl Fn() + 'static) -> Node {
    el("button").attr("type", "button").say(label).on("click", move |_| pressed())
}

/// Runs `step` now and whenever a signal that it read changes.
pub fn follow(step: impl Fn() + 'static) {
    follow_boxed(Box::new(step));
}

fn follow_boxed(step: Box<dyn Fn()>) {
    Effect::new(move |_: Option<()>| step());
}

impl Node {
    /// The element.
    pub fn element(&self) -> &Element {
        &self.0
    }

    /// The element as one that can be focused and styled.
    pub fn html(&self) -> HtmlElement {
        self.0.clone().unchecked_into()
    }

    /// The element as an input.
    pub fn input(&self) -> HtmlInputElement {
        self.0.clone().unchecked_into()
    }

    /// With an attribute.
    pub fn attr(self, name: &str, value: &str) -> Node {
        set(&self.0, name, Some(value));
        self
    }

    /// With a child.
    pub fn add(self, child: Node) -> Node {
        self.0.append_child(&child.0).expect("an element takes a child");
        self
    }

    /// With children.
    pub fn add_all(self, children: impl IntoIterator<Item = Node>) -> Node {
        children.into_iter().fold(self, Node::add)
    }

    /// With plain words that never change.
    pub fn text(self, words: &str) -> Node {
        self.0.append_child(&dom::document().create_text_node(words)).expect("an element takes words");
        self
    }

    /// With a text of the page, in the language of the moment.
    pub fn say(self, text: Text) -> Node {
        let page = page();
        self.live(move || page.say(text))
    }

    /// With words that follow signals.
    pub fn live(self, words: impl Fn() -> String + 'static) -> Node {
        self.live_boxed(Box::new(words))
    }

    fn live_boxed(self, words: Box<dyn Fn() -> String>) -> Node {
        let text = dom::document().create_text_node("");
        self.0.append_child(&text).expect("an element takes words");
        follow_boxed(Box::new(move || {
            let words = words();
            if text.data() != words {
                text.set_data(&words);
            }
        }));
        self
    }

    /// With an attribute that follows signals; none takes it away.
    pub fn live_attr(self, name: &'static str, value: impl Fn() -> Option<String> + 'static) -> Node {
        self.live_attr_boxed(name, Box::new(value))
    }

    fn live_attr_boxed(self, name: &'static str, value: Box<dyn Fn() -> Option<String>>) -> Node {
        let element = self.0.clone();
        follow_boxed(Box::new(move || set(&element, name, value().as_deref())));
        self
    }

    /// With an attribute that is a text of the page.
    pub fn say_attr(self, name: &'static str, text: Text) -> Node {
        let page = page();
        self.live_attr(name, move || Some(page.say(text)))
    }

    /// With an attribute that is there or not, such as `hidden`.
    pub fn flag(self, name: &'static str, holds: impl Fn() -> bool + 'static) -> Node {
        self.live_attr(name, move || holds().then(String::new))
    }

    /// With an attribute that says `true` or `false`, such as `aria-pressed`.
    pub fn state(self, name: &'static str, holds: impl Fn() -> bool + 'static) -> Node {
        self.live_attr(name, move || Some(holds().to_string()))
    }

    /// With a class that is there or not.
    pub fn class_if(self, name: &'static str, holds: impl Fn() -> bool + 'static) -> Node {
        let classes = self.0.class_list();
        follow(move || drop(classes.toggle_with_force(name, holds())));
        self
    }

    /// With a style property that follows signals, set through the object model as the page's policy demands.
    pub fn style(self, name: &'static str, value: impl Fn() -> String + 'static) -> Node {
        let style = self.html().style();
        follow(move || style.set_property(name, &value()).expect("a style property's name is valid"));
        self
    }

    /// Hears an event.
    pub fn on(self, event: &str, heard: impl FnMut(Event) + 'static) -> Node {
        self.on_boxed(event, Box::new(heard))
    }

    fn on_boxed(self, event: &str, heard: Box<dyn FnMut(Event)>) -> Node {
        let closure = Closure::wrap(heard);
        let added = self.0.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
        added.expect("an element takes a listener");
        StoredValue::new_local(closure);
        self
    }

    /// With content that is made anew whenever a signal that it read changes.
    pub fn region(self, content: impl Fn() -> Option<Node> + 'static) -> Node {
        self.region_boxed(Box::new(content))
    }

    fn region_boxed(self, content: Box<dyn Fn() -> Option<Node>>) -> Node {
        let anchor = dom::document().create_comment("");
        self.0.append_child(&anchor).expect("an element takes a child");
        let shown = RefCell::new(None::<Node>);
        follow_boxed(Box::new(move || {
            let new = content();
            if let Some(old) = shown.take() {
                old.0.remove();
            }
            if let (Some(new), Some(parent)) = (&new, anchor.parent_node()) {
                parent.insert_before(&new.0, Some(&anchor)).expect("a region has its place");
            }
            shown.replace(new);
        }));
        self
    }
}

/// Sets an attribute or takes it away. The document is only touched where something changes.
fn set(element: &Element, name: &str, value: Option<&str>) {
    match value {
        Some(value) if element.get_attribute(name).as_deref() != Some(value) => {
            element.set_attribute(name, value).expect("an attribute's name is valid");
        }
        None => drop(element.remove_attribute(name)),
        Some(_) => {}
    }
}

/// What an event happened to, as an input.
pub fn input_of(event: &Event) -> HtmlInputElement {
    event.target().expect("an event has a target").unchecked_into()
}
