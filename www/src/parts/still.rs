//! A part of the page that was made once and is shown again and again, such as a drawing or a ledger.

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

struct Part;

#[derive(Clone, PartialEq, Properties)]
struct Shown {
    html: Still,
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
