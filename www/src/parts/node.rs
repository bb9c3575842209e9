//! Elements for Yew, built step by step: what is repeated in every view, such as texts in the reader's language and keys
//! by place, stands here once.

use std::cell::RefCell;
use std::rc::Rc;

use fenhong::chart::draw::{Mark, marks};
use fenhong::chart::{Chart, Look};
use fenhong::words::Text;
use web_sys::Event;
use yew::virtual_dom::{Key, Listener, ListenerKind, VList, VNode, VTag, VText};
use yew::{AttrValue, Html, NodeRef};

use crate::parts::settle;
use crate::parts::shared::Shared;
use crate::parts::still::Still;

/// Which event an element hears.
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

/// An event at an element that hears it.
pub struct Heard<'a> {
    /// Its kind.
    pub on: On,
    /// The event.
    pub event: &'a Event,
    /// The element.
    pub place: &'a NodeRef,
}

/// What hears an event.
pub type Ear = Rc<dyn Fn(&Heard<'_>)>;

/// An element that is being built, or what stands in place of one: words, or something made before.
#[must_use]
pub struct Node(Box<Element>);

#[derive(Default)]
struct Element {
    /// What stands in place of an element.
    made: Option<Html>,
    tag: &'static str,
    class: &'static str,
    attributes: Vec<(&'static str, AttrValue)>,
    ears: Vec<(On, Ear)>,
    children: Vec<VNode>,
}

/// An element of `class`.
pub fn el(tag: &'static str, class: &'static str) -> Node {
    Node(Box::new(Element { tag, class, ..Element::default() }))
}

/// Words.
pub fn words(words: String) -> Node {
    of(VText::new(words).into())
}

/// What was made before, and is left alone while it is that one.
pub fn kept(made: &Still) -> Node {
    of(made.shown())
}

fn of(made: Html) -> Node {
    Node(Box::new(Element { made: Some(made), ..Element::default() }))
}

/// A button with its words.
pub fn button(label: String, pressed: Ear) -> Node {
    el("button", "").attr("type", "button").text(label).on(On::Click, pressed)
}

impl Node {
    /// With an attribute.
    pub fn attr(self, name: &'static str, value: &'static str) -> Node {
        self.set(name, AttrValue::Static(value))
    }

    /// With an attribute that is made now.
    pub fn put(self, name: &'static str, value: String) -> Node {
        self.set(name, value.into())
    }

    fn set(mut self, name: &'static str, value: AttrValue) -> Node {
        self.0.attributes.push((name, value));
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
        self.0.class = class;
        self
    }

    /// With something to hear.
    pub fn on(mut self, on: On, ear: Ear) -> Node {
        self.0.ears.push((on, ear));
        self
    }

    /// With a child. Children are told apart by their places: so a list that grows at its end keeps what it has, and with
    /// it the focus and the folds that the reader opened.
    pub fn add(mut self, child: Node) -> Node {
        let key = key(self.0.children.len());
        self.0.children.push(child.keyed(key));
        self
    }

    /// With children.
    pub fn add_all(self, children: Vec<Node>) -> Node {
        children.into_iter().fold(self, Node::add)
    }

    /// With a child that may not be there; its place stays, so that its neighbours are not taken for it.
    pub fn maybe(self, child: Option<Node>) -> Node {
        self.add(child.unwrap_or_else(|| words(String::new())))
    }

    /// With words as a child.
    pub fn text(self, text: String) -> Node {
        self.add(words(text))
    }

    /// With a text in the reader's language.
    pub fn say(self, shared: &Shared, text: &Text) -> Node {
        self.text(shared.say(text))
    }

    /// With an attribute that is a text in the reader's language.
    pub fn say_attr(self, name: &'static str, shared: &Shared, text: &Text) -> Node {
        self.put(name, shared.say(text))
    }

    /// With a child that was made before, and is left alone while it is that one.
    pub fn keep(self, child: &Still) -> Node {
        self.add(kept(child))
    }

    /// To be kept and shown again and again.
    pub fn still(self) -> Still {
        Still::new(self.html())
    }

    /// As Yew shows it.
    pub fn html(mut self) -> Html {
        self.0.made.take().unwrap_or_else(|| self.0.tag(None).into())
    }

    fn keyed(mut self, key: Key) -> VNode {
        match self.0.made.take() {
            // Words have no key of their own, and a list with one unkeyed child is compared from its end.
            Some(made) => VList::with_children(vec![made], Some(key)).into(),
            None => self.0.tag(Some(key)).into(),
        }
    }
}

impl Element {
    fn tag(self, key: Option<Key>) -> VTag {
        let mut tag = VTag::new(self.tag);
        tag.key = key;
        if !self.class.is_empty() {
            tag.add_attribute("class", self.class);
        }
        dress(&mut tag, self.tag, self.attributes);
        if !self.ears.is_empty() {
            let listener = |(on, ear): (On, Ear)| {
                let place = tag.node_ref.clone();
                Some(Rc::new(Hearing { on, ear, place }) as Rc<dyn Listener>)
            };
            tag.set_listeners(self.ears.into_iter().map(listener).collect());
        }
        if !self.children.is_empty() {
            tag.add_child(VList::with_children(self.children, None).into());
        }
        tag
    }
}

/// Sets attributes. `value`, `checked` and names that begin with `:`, which are properties of the style, are set in their
/// own ways: what an attribute cannot say waits in one until [`settle`] sees it.
fn dress(tag: &mut VTag, name: &str, attributes: Vec<(&'static str, AttrValue)>) {
    let (is_input, is_select) = (name == "input", name == "select");
    let (mut style, mut is_checked) = (String::new(), false);
    for (name, value) in attributes {
        match name {
            "value" if is_input => tag.set_value(Some(value)),
            "value" if is_select => tag.add_attribute(settle::CHOSEN, value),
            "checked" => is_checked = true,
            name => match name.strip_prefix(':') {
                Some(property) => style += &[property, ":", &value, ";"].concat(),
                None => tag.add_attribute(name, value),
            },
        }
    }
    if is_input {
        tag.set_checked(is_checked);
    }
    if !style.is_empty() {
        tag.add_attribute(settle::STYLE, style);
    }
}

/// The key of a place.
fn key(place: usize) -> Key {
    thread_local! {
        static KEYS: RefCell<Vec<Key>> = const { RefCell::new(Vec::new()) };
    }
    KEYS.with_borrow_mut(|keys| {
        while keys.len() <= place {
            keys.push(Key::from(keys.len()));
        }
        keys[place].clone()
    })
}

/// Hears one kind of event at one element.
struct Hearing {
    on: On,
    ear: Ear,
    place: NodeRef,
}

impl Listener for Hearing {
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
        (self.ear)(&Heard { on: self.on, event: &event, place: &self.place });
    }

    fn passive(&self) -> bool {
        false
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
