//! From the plain trees that views make to Yew's: the one place where both meet.
//!
//! Larger parts of a tree are components of their own, which Yew leaves alone while they are equal to what they were.

use std::rc::Rc;

use web_sys::Event;
use yew::virtual_dom::{Key, Listener, ListenerKind, VComp, VList, VNode, VTag, VText};
use yew::{Component, Context, Html, NodeRef, Properties};

use crate::app::message::Message;
use crate::parts::node::{Attribute, Element, Node, On};

/// An event at an element that hears it.
pub struct Heard<'a> {
    /// Its kind.
    pub on: On,
    /// What it means there.
    pub message: &'a Message,
    /// The event.
    pub event: &'a Event,
    /// The element.
    pub place: &'a NodeRef,
}

/// What hears all events.
#[derive(Clone)]
pub struct Hear(pub Rc<dyn Fn(Heard<'_>)>);

impl PartialEq for Hear {
    fn eq(&self, other: &Hear) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// A part of the page.
pub struct Part;

/// What it shows, and what hears its events.
#[derive(Clone, PartialEq, Properties)]
pub struct Shown {
    /// The tree.
    pub node: Node,
    /// What hears it.
    pub hear: Hear,
}

impl Component for Part {
    type Message = ();
    type Properties = Shown;

    fn create(_: &Context<Part>) -> Part {
        Part
    }

    fn view(&self, context: &Context<Part>) -> Html {
        let Shown { node, hear } = context.props();
        tag(&node.0, hear).into()
    }
}

/// The tags of what is a part of its own: large, and often the same as before.
const PARTS: [&str; 12] =
    ["aside", "details", "dialog", "fieldset", "figure", "footer", "header", "nav", "section", "svg", "table", "tbody"];

/// A tree as Yew's; `key` tells it from its neighbours.
pub fn html(node: &Node, key: Option<Key>, hear: &Hear) -> VNode {
    let element = &node.0;
    if element.tag.is_empty() {
        // Words have no key of their own, and a list with one unkeyed child is compared from its end.
        return VList::with_children(vec![VText::new(element.words.clone()).into()], key).into();
    }
    if PARTS.contains(&element.tag) {
        let shown = Shown { node: node.clone(), hear: hear.clone() };
        return VComp::new::<Part>(Rc::new(shown), key).into();
    }
    let mut tag = tag(element, hear);
    tag.key = key;
    tag.into()
}

fn tag(element: &Element, hear: &Hear) -> VTag {
    let mut tag = VTag::new(element.tag);
    if !element.class.is_empty() {
        tag.add_attribute("class", element.class);
    }
    dress(&mut tag, element);
    if !element.heard.is_empty() {
        let ear = |(on, message): &(On, Message)| {
            let (on, message, hear, place) = (*on, message.clone(), hear.clone(), tag.node_ref.clone());
            Some(Rc::new(Ear { on, message, hear, place }) as Rc<dyn Listener>)
        };
        tag.set_listeners(element.heard.iter().map(ear).collect());
    }
    if !element.children.is_empty() {
        tag.add_child(children(element, hear).into());
    }
    tag
}

/// Everything of an element that is no child. What an attribute cannot say waits in one until [`crate::parts::settle`] sees it.
fn dress(tag: &mut VTag, element: &Element) {
    let (is_input, is_select) = (element.tag == "input", element.tag == "select");
    let (mut style, mut is_checked) = (String::new(), false);
    for Attribute { name, value } in &element.attributes {
        match *name {
            "value" if is_input => tag.set_value(Some(value.clone())),
            "value" if is_select => tag.add_attribute(crate::parts::settle::CHOSEN, value.clone()),
            "checked" => is_checked = true,
            name => match name.strip_prefix(':') {
                Some(property) => style += &[property, ":", value, ";"].concat(),
                None => tag.add_attribute(name, value.clone()),
            },
        }
    }
    if is_input {
        tag.set_checked(is_checked);
    }
    if !style.is_empty() {
        tag.add_attribute(crate::parts::settle::STYLE, style);
    }
}

/// The children, by their places: so a list that grows at its end keeps what it has, and with it the focus and the folds
/// that the reader opened. An element that had a key only while its neighbours have one would be made anew.
fn children(element: &Element, hear: &Hear) -> VList {
    let child = |(place, child)| html(child, Some(key(place)), hear);
    VList::with_children(element.children.iter().enumerate().map(child).collect(), None)
}

/// The key of a place.
fn key(place: usize) -> Key {
    thread_local! {
        static KEYS: std::cell::RefCell<Vec<Key>> = const { std::cell::RefCell::new(Vec::new()) };
    }
    KEYS.with_borrow_mut(|keys| {
        while keys.len() <= place {
            keys.push(Key::from(keys.len()));
        }
        keys[place].clone()
    })
}

/// Hears one kind of event at one element.
struct Ear {
    on: On,
    message: Message,
    hear: Hear,
    place: NodeRef,
}

impl Listener for Ear {
    fn kind(&self) -> ListenerKind {
        match self.on {
            On::Click => ListenerKind::onclick,
            On::Input => ListenerKind::oninput,
            On::Change => ListenerKind::onchange,
            On::Leave => ListenerKind::onfocusout,
            On::Key => ListenerKind::onkeydown,
            On::Press => ListenerKind::onpointerdown,
            On::Move => ListenerKind::onpointermove,
            On::Out => ListenerKind::onpointerleave,
            On::Toggle => ListenerKind::ontoggle,
            On::Close => ListenerKind::onclose,
            On::Scroll => ListenerKind::onscroll,
        }
    }

    fn handle(&self, event: Event) {
        // The nearest element that hears it is the one that is meant.
        event.stop_propagation();
        let Ear { on, message, hear, place } = self;
        hear.0(Heard { on: *on, message, event: &event, place });
    }

    fn passive(&self) -> bool {
        false
    }
}
