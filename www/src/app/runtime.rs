//! The page while it lives: hears, updates, shows.

use std::rc::Rc;

use gloo_render::{AnimationFrame, request_animation_frame};
use gloo_timers::callback::Timeout;
use yew::html::Scope;
use yew::{Component, Context, Html, Properties};

use crate::app::errands::Done;
use crate::app::message::{Detail, Message};
use crate::app::model::{Keeping, Model, Progress, case};
use crate::app::route::View;
use crate::app::settings::Settings;
use crate::app::store::Kept;
use crate::app::watch::{Everywhere, Watch};
use crate::app::{address, errands, files, host, hosted, store, update, view};
use crate::desk::Desk;
use crate::engine::{Answer, Event, extent, worker};
use crate::parts::node::On;
use crate::parts::show::{Hear, Heard, html};
use crate::parts::{detail, document, figure, settle};

/// After the last scroll event, in milliseconds, when a swiped chart is in its place.
const SCROLLED: u32 = 120;

/// What the page begins with.
#[derive(PartialEq, Properties)]
pub struct Found {
    /// What the store has kept.
    pub kept: Kept,
}

/// What reaches the page.
pub enum Told {
    /// An event of the document.
    Heard(Message, Detail),
    /// A worker, by its place, has said something.
    Answered(usize, Answer),
    /// The place of a chart, among those of the view, is so wide.
    Measured(usize, f64),
    /// What is outside has done or found something: its name, a text, a file's name.
    Hosted(String, String, String),
    /// What the store has done or found.
    Stored(store::Told),
    /// The address has changed: it names a view or holds a link.
    Addressed,
    /// What became of an errand.
    Done(Done),
    /// A swiped chart has come to rest.
    Scrolled(usize),
    /// It is time for the next picture.
    Frame,
}

/// The page: what it knows, and what of it the document was told.
pub struct Page {
    model: Model,
    hear: Hear,
    root: [(&'static str, String); 4],
    /// The version of the scenario that is calculated and kept.
    version: Option<u32>,
    /// What looks at how wide the charts' places are, and in which view.
    watch: Option<(View, Watch)>,
    /// A picture that has been asked for.
    awaited: Option<AnimationFrame>,
    /// Swiping that has not come to rest.
    swiping: Option<Timeout>,
    /// When the run began whose first numbers are about to be seen.
    began: Option<f64>,
    /// What is heard everywhere.
    everywhere: Option<Everywhere>,
}

impl Component for Page {
    type Message = Told;
    type Properties = Found;

    fn create(context: &Context<Page>) -> Page {
        let link = context.link().clone();
        let hear = Hear(Rc::new(move |heard: Heard<'_>| hear(&link, &heard)));
        let mut page = Page {
            model: restore(&context.props().kept),
            hear,
            root: Default::default(),
            version: None,
            watch: None,
            awaited: None,
            swiping: None,
            began: None,
            everywhere: None,
        };
        let link = context.link().clone();
        store::listen(move |told| link.send_message(Told::Stored(told)));
        // The workers have something to do before the first tree is made.
        page.follow();
        page
    }

    fn update(&mut self, context: &Context<Page>, told: Told) -> bool {
        match told {
            Told::Heard(Message::Scrolled, detail) => {
                let (link, place) = (context.link().clone(), detail.text.parse().unwrap_or(0));
                let rest = move || link.send_message(Told::Scrolled(place));
                self.swiping = Some(Timeout::new(SCROLLED, rest));
                return false;
            }
            Told::Heard(message, detail) => {
                update::update(&mut self.model, &message, &detail);
                self.model.is_new = false;
            }
            Told::Answered(place, answer) => return self.answered(context, place, answer),
            Told::Measured(place, width) => {
                let place = self.model.view.charts().start + place;
                self.model.figures.measure(place, width);
                self.await_frame(context);
                return false;
            }
            Told::Hosted(what, text, name) => hosted::tell(&mut self.model, &what, &text, &name),
            Told::Stored(told) => hosted::stored(&mut self.model, told),
            Told::Addressed => match address::linked() {
                Some(found) => hosted::open_link(&mut self.model, found),
                // The address is there already: set again, it would take the place of what one can go forward to.
                None => update::show(&mut self.model, address::view()),
            },
            Told::Done(done) => hosted::settle(&mut self.model, done),
            Told::Scrolled(place) => self.model.figures.place = place,
            Told::Frame => self.awaited = None,
        }
        self.follow();
        for errand in std::mem::take(&mut self.model.errands) {
            let link = context.link().clone();
            errands::see_to(errand, move |done| link.send_message(Told::Done(done)));
        }
        true
    }

    fn view(&self, _: &Context<Page>) -> Html {
        html(&view::page(&self.model), None, &self.hear)
    }

    fn rendered(&mut self, context: &Context<Page>, is_first: bool) {
        if is_first {
            self.everywhere = Some(Everywhere::begin(context.link()));
            document::dress("data-ready", "");
        }
        let Some(place) = document::by_id("fenhong") else { return };
        settle::settle(&place);
        if let Some(id) = self.model.whole.focus.take() {
            document::focus(&id);
        }
        if self.watch.as_ref().is_none_or(|(view, _)| *view != self.model.view) {
            self.watch = Watch::begin(&place, context.link().clone()).map(|watch| (self.model.view, watch));
        }
        self.dress_root();
        if let Some(began) = self.began.take() {
            host::first_numbers(began);
        }
    }
}

/// Takes in an event: what it says, whether the browser shall leave it alone, what follows at once.
fn hear(page: &Scope<Page>, heard: &Heard<'_>) {
    if let Message::File(what) = heard.message {
        return files::read(heard.event, what, page.clone());
    }
    let is_pointer = matches!(heard.on, On::Press | On::Move);
    let place = if is_pointer { heard.place.cast::<web_sys::Element>() } else { None };
    let said = detail::detail(heard.event, place.as_ref());
    if page.get_component().is_some_and(|page| update::takes(&page.model, heard.message, &said)) {
        heard.event.prevent_default();
    }
    detail::follow(heard.on, heard.event);
    page.send_message(Told::Heard(heard.message.clone(), said));
}

impl Page {
    /// Takes in what a worker says. Numbers are shown at once, mere progress with the next picture.
    fn answered(&mut self, context: &Context<Page>, place: usize, answer: Answer) -> bool {
        let Some(event) = self.model.pool.hear(place, answer) else { return false };
        let is_progress = matches!(event, Event::Percent(_));
        let was_first = self.model.progress.first.is_none();
        hosted::take(&mut self.model, event);
        if is_progress {
            self.await_frame(context);
            return false;
        }
        self.follow();
        if was_first && self.model.progress.first.is_some() {
            self.began = Some(self.model.pool.began());
        }
        // What waited for the first numbers comes with the next picture.
        if std::mem::take(&mut self.model.is_new) {
            self.await_frame(context);
        }
        true
    }

    /// Shows what has changed with the next picture.
    fn await_frame(&mut self, context: &Context<Page>) {
        // Before the first numbers there is nothing that cannot wait.
        if self.awaited.is_none() && !self.model.is_new {
            let link = context.link().clone();
            self.awaited = Some(request_animation_frame(move |_| link.send_message(Told::Frame)));
        }
    }

    /// Calculates and keeps a changed scenario, asks for what the view needs, and draws.
    fn follow(&mut self) {
        self.run();
        crate::rooms::follow(&mut self.model);
        figure::draw(&mut self.model);
    }

    fn run(&mut self) {
        let model = &mut self.model;
        let version = model.desk.version();
        if self.version == Some(version) {
            return;
        }
        let text = model.desk.scenario().to_string();
        model.progress = Progress::default();
        let is_changed = self.version.is_some() || version > 0;
        if is_changed && model.keeping != Keeping::Never {
            if model.keeping != Keeping::Elsewhere {
                model.keeping = Keeping::Coming;
            }
            store::keep(&text, &model.desk.origin().to_string());
        }
        self.version = Some(version);
        model.pool.run(text.into(), extent(model.desk.scenario()));
    }

    /// The document's root and title.
    fn dress_root(&mut self) {
        let root = view::root(&self.model);
        for (new, old) in root.iter().zip(&self.root) {
            if new != old {
                document::dress(new.0, &new.1);
            }
        }
        self.root = root;
    }
}

/// Goes on with a link's scenario, or the work of the last visit, or the first example.
fn restore(kept: &Kept) -> Model {
    let work = hosted::newest(kept);
    let is_new = work.as_ref().is_none_or(|(scenario, _)| *scenario == case(0));
    let (scenario, origin) = work.unwrap_or_else(|| (case(0), case(0)));
    let mut model = Model::new(Desk::new(scenario, origin), Settings::restore(), worker::count());
    model.keeping = if kept.keeps { Keeping::Kept } else { Keeping::Never };
    // A link leaves the address of the view that it opens in.
    let linked = address::linked();
    model.view = address::view();
    match linked {
        Some(link) => hosted::open_link(&mut model, link),
        None if !is_new => model.tell(fenhong::words::page::RESTORED, &[]),
        None => {}
    }
    model
}
