//! A part of the page that was made once and is shown again and again, such as a drawing or a ledger.

use std::any::Any;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use yew::virtual_dom::{VComp, VNode};
use yew::{Component, Context, Html, Properties};

/// See the module. One is equal to another where it is that one.
#[derive(Clone)]
pub struct Still(Rc<Html>);

impl Still {
    /// What is made, to be kept.
    pub fn new(html: Html) -> Still {
        Still(Rc::new(html))
    }

    /// As Yew shows it: left alone while it is the same.
    pub fn shown(&self) -> VNode {
        VComp::new::<Part>(Rc::new(Shown { html: self.clone() }), None).into()
    }
}

impl PartialEq for Still {
    fn eq(&self, other: &Still) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// Parts by their names.
#[derive(Default)]
pub struct Stills(RefCell<HashMap<String, Made>>);

struct Made {
    shows: Box<dyn Any>,
    still: Still,
    /// The terms that were explained when it was made.
    seen: u32,
}

impl Stills {
    /// The part of that name, if it shows this, and the terms that are explained with it.
    pub fn find<S: PartialEq + 'static>(&self, name: &str, shows: &S) -> Option<(Still, u32)> {
        let stills = self.0.borrow();
        let made = stills.get(name)?;
        (made.shows.downcast_ref() == Some(shows)).then(|| (made.still.clone(), made.seen))
    }

    /// Keeps a part under a name, and what it shows.
    pub fn keep(&self, name: String, shows: impl PartialEq + 'static, still: Still, seen: u32) {
        self.0.borrow_mut().insert(name, Made { shows: Box::new(shows), still, seen });
    }
}

/// What shows one.
pub struct Part;

/// What is shown.
#[derive(Clone, PartialEq, Properties)]
pub struct Shown {
    /// It.
    pub html: Still,
}

impl Component for Part {
    type Message = ();
    type Properties = Shown;

    fn create(_: &Context<Part>) -> Part {
        Part
    }

    fn view(&self, context: &Context<Part>) -> Html {
        Html::clone(&context.props().html.0)
    }
}
