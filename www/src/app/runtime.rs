//! The page while it lives: hears, updates, shows.

use gloo_render::{AnimationFrame, request_animation_frame};
use gloo_timers::callback::Timeout;
use web_sys::HtmlElement;
use yew::html::Scope;
use yew::{Component, Context, Html, Properties};

use crate::app::errands::Done;
use crate::app::hosted::Outside;
use crate::app::message::Message;
use crate::app::model::{Keeping, Model};
use crate::app::route::View;
use crate::app::watch::{Anywhere, Everywhere, Watch};
use crate::app::{address, errands, files, hosted, opening, update, view};
use crate::desk::store::{self, Kept};
use crate::desk::{Desk, case};
use crate::engine::{Answer, Event, extent, worker};
use crate::parts::detail::Detail;
use crate::parts::message::Common;
use crate::parts::node::{Heard, On};
use crate::parts::seat::Tell;
use crate::parts::settings::Settings;
use crate::parts::shared::Progress;
use crate::parts::{detail, document, host, settle};
use crate::rooms::papers::tables;
use crate::rooms::{advise, compare, papers, scheme, train, versions, village};

/// After the last scroll event, in milliseconds, when a swiped chart is in its place.
const SCROLLED: u32 = 120;

/// What the page begins with.
#[derive(PartialEq, Properties)]
pub struct Found {
    /// What the store has kept.
    pub kept: Kept,
}

/// Whose charts stand on the page: the view's, and in the training those of the lesson that is open.
type Charts = (View, Option<usize>);

/// What reaches the page.
pub enum Told {
    /// An event of the document.
    Heard(Message, Detail),
    /// A worker, by its place, has said something.
    Answered(usize, Answer),
    /// The place of a chart, among those of the view, is so wide.
    Measured(usize, f64),
    /// What is outside has done or found something.
    Outside(Outside),
    /// Something that is heard everywhere.
    Anywhere(Anywhere),
    /// What the store has done or found.
    Stored(store::Told),
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
    tell: Tell<Message>,
    root: [(&'static str, String); 4],
    /// The version of the scenario that is calculated and kept.
    version: Option<u32>,
    /// What looks at how wide the charts' places are, and which places these are.
    watch: Option<(Charts, Watch)>,
    /// A picture that has been asked for.
    awaited: Option<AnimationFrame>,
    /// Swiping that has not come to rest.
    swiping: Option<Timeout>,
    /// When the run began whose first numbers are about to be seen.
    began: Option<f64>,
    /// What is heard everywhere.
    everywhere: Option<Everywhere>,
    /// What the build has written, where it stands in front of the page.
    written: Option<HtmlElement>,
}

impl Component for Page {
    type Message = Told;
    type Properties = Found;

    fn create(context: &Context<Page>) -> Page {
        let link = context.link().clone();
        let tell = Tell::new(move |message, heard: &Heard<'_>| hear(&link, &message, heard));
        let mut page = Page {
            model: restore(&context.props().kept),
            tell,
            root: Default::default(),
            version: None,
            watch: None,
            awaited: None,
            swiping: None,
            began: None,
            everywhere: None,
            written: document::by_id("first"),
        };
        let link = context.link().clone();
        store::listen(move |told| link.send_message(Told::Stored(told)));
        let link = context.link().clone();
        page.everywhere = Some(Everywhere::begin(move |what| link.send_message(Told::Anywhere(what))));
        // The workers have something to do before the first tree is made.
        page.follow();
        page.measure_written();
        page
    }

    fn update(&mut self, context: &Context<Page>, told: Told) -> bool {
        match told {
            Told::Heard(Message::Scheme(scheme::state::Message::Scrolled), detail) => {
                let (link, place) = (context.link().clone(), detail.text.parse().unwrap_or(0));
                let rest = move || link.send_message(Told::Scrolled(place));
                self.swiping = Some(Timeout::new(SCROLLED, rest));
                return false;
            }
            Told::Heard(message, detail) => {
                update::update(&mut self.model, &self.tell, &message, &detail);
                self.model.shared.is_new = false;
            }
            Told::Answered(place, answer) => return self.answered(context, place, answer),
            Told::Measured(place, width) => {
                if let Some(figures) = self.model.figures() {
                    figures.measure(place, width);
                }
                self.await_frame(context);
                return false;
            }
            Told::Outside(outside) => hosted::tell(&mut self.model, outside),
            Told::Anywhere(what) => self.anywhere(what),
            Told::Stored(told) => hosted::stored(&mut self.model, told),
            Told::Done(done) => hosted::settle(&mut self.model, done),
            Told::Scrolled(place) => self.model.scheme.place = place,
            Told::Frame => (self.awaited, self.model.shared.is_new) = (None, false),
        }
        self.see_to_errands(context);
        self.follow();
        true
    }

    fn view(&self, _: &Context<Page>) -> Html {
        // Behind what the build has written a tree without numbers would be made for nobody.
        if self.is_behind() { Html::default() } else { view::page(&self.model.frame(&self.tell)).html() }
    }

    fn rendered(&mut self, context: &Context<Page>, _: bool) {
        if self.is_behind() {
            return;
        }
        self.take_over();
        let Some(place) = document::by_id("fenhong") else { return };
        settle::settle(&place);
        if let Some(id) = self.model.shared.focus.take() {
            document::focus(&id);
        }
        let charts = (self.model.view, self.model.train.open);
        if self.watch.as_ref().is_none_or(|(watched, _)| *watched != charts) {
            let link = context.link().clone();
            let measured = move |place, width| link.send_message(Told::Measured(place, width));
            self.watch = Watch::begin(&place, measured).map(|watch| (charts, watch));
        }
        self.dress_root();
        if let Some(began) = self.began.take() {
            host::first_numbers(began);
        }
        self.await_rest(context);
    }
}

/// Takes in an event: what it says, whether the browser shall leave it alone, what follows at once.
fn hear(page: &Scope<Page>, message: &Message, heard: &Heard<'_>) {
    if let Message::Common(Common::File(what)) = message {
        let page = page.clone();
        return files::read(heard.event, *what, move |outside| page.send_message(Told::Outside(outside)));
    }
    let is_pointer = matches!(heard.on, On::Press | On::Move);
    let place = if is_pointer { heard.place.cast::<web_sys::Element>() } else { None };
    let said = detail::detail(heard.event, place.as_ref());
    if page.get_component().is_some_and(|page| update::takes(&page.model, message, &said)) {
        heard.event.prevent_default();
    }
    detail::follow(heard.on, heard.event);
    page.send_message(Told::Heard(message.clone(), said));
}

impl Page {
    /// Takes in what is heard everywhere.
    fn anywhere(&mut self, what: Anywhere) {
        let message = match what {
            Anywhere::Undo => Message::Undo,
            Anywhere::Redo => Message::Redo,
            Anywhere::Leave => Message::LeaveProjector,
            Anywhere::Page(forward) => match self.turned(forward) {
                Some(message) => message,
                None => return,
            },
            Anywhere::Paper(is) => return hosted::tell(&mut self.model, Outside::Paper(is)),
            Anywhere::Dark(is) => return hosted::tell(&mut self.model, Outside::Dark(is)),
            Anywhere::Wide(is) => return hosted::tell(&mut self.model, Outside::Wide(is)),
            Anywhere::Address => {
                return match address::linked() {
                    Some(found) => hosted::open_link(&mut self.model, found),
                    // The address is there already: set again, it would take the place of what one can go forward to.
                    None => opening::show(&mut self.model, address::view()),
                };
            }
        };
        update::update(&mut self.model, &self.tell, &message, &Detail::default());
        self.model.shared.is_new = false;
    }

    /// What a clicker leads to: on a projector the next step of the lesson that is open, or the one before.
    fn turned(&self, forward: bool) -> Option<Message> {
        let Model { shared, view, train, .. } = &self.model;
        let is_shown = shared.settings.projector && *view == View::Train;
        let step = train.now().filter(|_| is_shown)?.turned(forward, true)?;
        Some(Message::Train(train::state::Message::Go(step)))
    }

    /// Sees to what rooms have asked for.
    fn see_to_errands(&mut self, context: &Context<Page>) {
        opening::open_wanted(&mut self.model);
        for errand in std::mem::take(&mut self.model.shared.errands) {
            let link = context.link().clone();
            errands::see_to(errand, move |done| link.send_message(Told::Done(done)));
        }
    }

    /// Takes in what a worker says. Numbers are shown at once, mere progress with the next picture.
    fn answered(&mut self, context: &Context<Page>, place: usize, answer: Answer) -> bool {
        let Some(event) = self.model.shared.pool.hear(place, answer) else { return false };
        let is_progress = matches!(event, Event::Percent(_));
        let was_first = self.model.shared.progress.first.is_none();
        hosted::take(&mut self.model, &self.tell, event);
        if is_progress {
            self.await_frame(context);
            return false;
        }
        self.follow();
        if was_first && self.model.shared.progress.first.is_some() {
            self.began = Some(self.model.shared.pool.began());
        }
        true
    }

    /// Shows what has changed with the next picture.
    fn await_frame(&mut self, context: &Context<Page>) {
        // Before the first numbers there is nothing that cannot wait.
        if self.awaited.is_none() && !self.model.shared.is_new {
            let link = context.link().clone();
            self.awaited = Some(request_animation_frame(move |_| link.send_message(Told::Frame)));
        }
    }

    /// Shows what has waited for the first numbers once these have been seen: after their picture.
    fn await_rest(&mut self, context: &Context<Page>) {
        if self.awaited.is_none() && self.model.shared.is_new && self.model.shared.has_come() {
            let link = context.link().clone();
            let seen = move || link.send_message(Told::Frame);
            self.awaited = Some(request_animation_frame(move |_| drop(Timeout::new(0, seen).forget())));
        }
    }

    /// Calculates and keeps a changed scenario, asks for what the view needs, and draws.
    fn follow(&mut self) {
        self.run();
        let Model { shared, view, scheme, compare, advise, village, papers, train, versions, .. } = &mut self.model;
        match view {
            View::Scheme => scheme::update::follow(scheme, shared),
            View::Compare => compare::follow(compare, shared),
            View::Advise => advise::follow(advise, shared),
            View::Train => train::follow(train, shared),
            View::Share | View::Report | View::Poster => papers::follow(papers, shared),
            View::Versions => versions::follow(versions),
            View::Tables => tables::follow(papers, shared),
            View::Village => village::follow(village, shared),
            View::Cases => {}
        }
    }

    fn run(&mut self) {
        let model = &mut self.model;
        let version = model.shared.desk.version();
        if self.version == Some(version) {
            return;
        }
        let text = model.shared.desk.scenario().to_string();
        model.shared.progress = Progress::default();
        let is_changed = self.version.is_some() || version > 0;
        if is_changed && model.keeping != Keeping::Never {
            if model.keeping != Keeping::Elsewhere {
                model.keeping = Keeping::Coming;
            }
            store::keep(&text, &model.shared.desk.origin().to_string());
            // The next visit does not begin with the numbers of the first example.
            document::store("work", "kept");
        }
        self.version = Some(version);
        model.shared.pool.run(text.into(), extent(model.shared.desk.scenario()));
    }

    /// Whether what the build has written is all that there is to see: it shows the view at hand, and nothing has come.
    fn is_behind(&self) -> bool {
        let Model { shared, view, .. } = &self.model;
        !shared.has_come() && *view == View::Scheme && self.written.as_ref().is_some_and(|written| !written.hidden())
    }

    /// The first chart will stand where it stands in what the build has written.
    fn measure_written(&mut self) {
        let Some(written) = &self.written else { return };
        let drawings: Vec<HtmlElement> = settle::all(written, ".drawing");
        let width = drawings.iter().map(|drawing| drawing.client_width()).max().filter(|width| *width > 0);
        if let (Some(width), Some(figures)) = (width, self.model.figures()) {
            figures.measure(0, f64::from(width));
        }
    }

    /// Takes the place of what the build has written.
    fn take_over(&mut self) {
        if let Some(written) = self.written.take() {
            written.remove();
            document::dress("data-ready", "");
        }
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
    let first = case(0);
    let (scenario, origin) = hosted::newest(kept).unwrap_or_else(|| (first.clone(), first.clone()));
    let is_new = scenario == first;
    let mut model = Model::new(Desk::new(scenario, origin), Settings::restore(), worker::count());
    model.keeping = if kept.keeps { Keeping::Kept } else { Keeping::Never };
    // A link leaves the address of the view that it opens in.
    let linked = address::linked();
    model.view = address::view();
    match linked {
        Some(link) => hosted::open_link(&mut model, link),
        None if !is_new => model.shared.tell(fenhong::words::page::RESTORED, &[]),
        None => {}
    }
    model
}
