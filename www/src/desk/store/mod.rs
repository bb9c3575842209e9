//! What the browser keeps for the next visit: the work at hand, the work under way in views, named versions.
//!
//! Nothing is said to be kept before the browser says so. Every edit is written at once; edits that come while one is
//! being written are written together after it, and without waiting for it where the page is about to go.

mod database;
mod tabs;
mod versions;
mod work;

use std::cell::RefCell;
use std::rc::Rc;

use fenhong::words::Text;
use gloo_timers::callback::Timeout;

use database::{Failure, Once, Shelf};
use tabs::Tabs;
use work::{Generations, Turn};

pub use versions::{Act, Version};
pub use work::Work;

/// A database that does not open must not keep the page from starting: after so many milliseconds it starts without.
const PATIENCE: u32 = 1_500;

/// What was kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// The works, the newest first.
    pub works: Vec<Work>,
    /// Whether this browser keeps anything.
    pub keeps: bool,
}

/// What the store tells the page.
#[derive(Debug)]
pub enum Told {
    /// What was to be kept is kept.
    Saved,
    /// The browser refused to keep it.
    Failed,
    /// Another window has written; this one writes no more.
    Elsewhere,
    /// This window writes again; the other's work is a version of this name.
    TakenOver(String),
    /// The database has opened after all, with what it keeps.
    Late(Kept),
    /// The work under way in a view, and its text.
    Task(String, String),
    /// All versions.
    Versions(Vec<Version>),
    /// A scenario is kept under a name, of which this is to be said.
    Added(String, Text),
    /// The version of this name was asked for; its scenario, if it is there.
    Opened(String, Option<String>),
    /// What was asked of the versions was not done.
    VersionsFailed,
}

type Hear = Rc<dyn Fn(Told)>;

/// The store of this window.
#[derive(Default)]
struct Store {
    shelf: Option<Shelf>,
    turn: Turn,
    tabs: Option<Tabs>,
    hear: Option<Hear>,
}

thread_local! {
    static STORE: RefCell<Store> = RefCell::default();
}

fn with<T>(act: impl FnOnce(&mut Store) -> T) -> T {
    STORE.with_borrow_mut(act)
}

fn tell(told: Told) {
    if let Some(hear) = with(|store| store.hear.clone()) {
        hear(told);
    }
}

fn shelf() -> Result<Shelf, Failure> {
    with(|store| store.shelf.clone()).ok_or(Failure::Refused)
}

/// Opens the store; `ready` gets what was kept, soon even where the database is late, and where nothing `is_awaited`
/// nothing at once.
pub fn open(is_awaited: bool, ready: impl FnOnce(Kept) + 'static) {
    let ready = Once::new(ready);
    let without = ready.clone();
    let patience = is_awaited.then(|| Timeout::new(PATIENCE, move || drop(without.call(Kept::default()))));
    if patience.is_none() {
        drop(ready.call(Kept::default()));
    }
    database::open(move |shelf| {
        with(|store| store.shelf = shelf.ok());
        read(move |kept| {
            drop(patience);
            if let Some(late) = ready.call(kept).filter(|late| late.keeps) {
                tell(Told::Late(late));
            }
        });
    });
}

/// Reads what was kept, and notes which generation it is.
fn read(done: impl FnOnce(Kept) + 'static) {
    let done = Once::new(done);
    let found = done.clone();
    let ask = || {
        let asked = shelf()?.read()?;
        let generations = Generations::ask(&asked)?;
        asked.follow(move |read| {
            let (works, old) = generations.found();
            let mut turn = Turn::after(&works, old);
            with(|store| {
                turn.go_on_from(&store.turn);
                store.turn = turn;
            });
            drop(found.call(Kept { works, keeps: read.is_ok() }));
        });
        Ok::<(), Failure>(())
    };
    if ask().is_err() {
        drop(done.call(Kept::default()));
    }
}

/// Tells the page from now on, and listens to other windows.
pub fn listen(hear: impl Fn(Told) + 'static) {
    let tabs = Tabs::listen(|number| {
        let is_news = with(|store| {
            let is_news = number > store.turn.known && !store.turn.is_elsewhere;
            store.turn.is_elsewhere |= is_news;
            is_news
        });
        if is_news {
            tell(Told::Elsewhere);
        }
    });
    let hear: Hear = Rc::new(hear);
    with(|store| (store.hear, store.tabs) = (Some(hear), tabs));
}

/// Keeps the scenario at hand and what a reset goes back to.
pub fn keep(scenario: &str, origin: &str) {
    with(|store| store.turn.want(scenario, origin));
    write(false);
}

/// Writes what is still waiting, without waiting itself: the page is about to go.
pub fn flush() {
    write(true);
}

fn write(hurries: bool) {
    let Some((work, old)) = with(|store| store.turn.next(hurries)) else { return };
    let ask = || {
        let asked = shelf()?.write()?;
        let keys = asked.keys(work::GENERATIONS)?;
        work::add(&asked, &work)?;
        old.iter().try_for_each(|key| asked.delete(key))?;
        let written = work.clone();
        let replaced = old.clone();
        asked.follow(move |done| {
            let is_behind = done.is_ok() && work::is_behind(&keys, written.number);
            wrote(written, &replaced, if is_behind { Err(Failure::Taken) } else { done });
        });
        Ok::<(), Failure>(())
    };
    if let Err(failure) = ask() {
        wrote(work, &[], Err(failure));
    }
}

fn wrote(work: Work, replaced: &[String], done: Result<(), Failure>) {
    let number = work.number;
    match done {
        Ok(()) => {
            let is_all = with(|store| {
                store.turn.done(number, replaced);
                store.tabs.iter().for_each(|tabs| tabs.tell(number));
                !store.turn.is_waiting()
            });
            if is_all { tell(Told::Saved) } else { write(false) }
        }
        Err(failure) => {
            with(|store| store.turn.failed(work, failure));
            tell(if failure == Failure::Taken { Told::Elsewhere } else { Told::Failed });
        }
    }
}

/// Writes here from now on. What another window wrote is kept as a version first, under the name that `name` gives its
/// scenario, so nothing of it is lost.
pub fn take_over(name: impl Fn(&str) -> String + 'static) {
    let ask = || {
        let asked = shelf()?.read()?;
        let (generations, versions) = (Generations::ask(&asked)?, versions::ask(&asked)?);
        asked.follow(move |read| {
            let (works, old) = generations.found();
            let others = works.first().map(|work| (name(&work.scenario), work.scenario.clone()));
            let id = versions::next(&versions::list(&versions));
            if read.and_then(|()| adopt(others, id, Turn::after(&works, old))).is_err() {
                tell(Told::VersionsFailed);
            }
        });
        Ok::<(), Failure>(())
    };
    if ask().is_err() {
        tell(Told::VersionsFailed);
    }
}

/// Keeps the other window's work as a version, and goes on after its generation.
fn adopt(others: Option<(String, String)>, id: u32, mut turn: Turn) -> Result<(), Failure> {
    let asked = shelf()?.write()?;
    let name = others.as_ref().map_or_else(String::new, |(name, _)| name.clone());
    if let Some((name, scenario)) = &others {
        versions::add(&asked, id, name, scenario)?;
    }
    asked.follow(move |done| {
        if done.is_err() {
            return tell(Told::VersionsFailed);
        }
        with(|store| {
            turn.go_on_from(&store.turn);
            store.turn = turn;
        });
        tell(Told::TakenOver(name));
        write(false);
    });
    Ok(())
}

/// Keeps the work under way in a view.
pub fn keep_task(view: &str, text: &str) {
    let ask = || {
        let asked = shelf()?.write()?;
        asked.put(view, &text.into())?;
        // Without a store it is calculated again on the next visit.
        asked.follow(|_| {});
        Ok::<(), Failure>(())
    };
    let _ = ask();
}

/// Asks for the work that was under way in a view.
pub fn recall_task(view: &str) {
    let name = view.to_owned();
    let ask = || {
        let asked = shelf()?.read()?;
        let found = asked.get(view)?;
        asked.follow(move |_| tell(Told::Task(name, found.value().as_string().unwrap_or_default())));
        Ok::<(), Failure>(())
    };
    if ask().is_err() {
        tell(Told::Task(view.to_owned(), String::new()));
    }
}

/// Does something with the versions, and tells what it came to and all of them.
pub fn versions(act: Act) {
    let read = || {
        let asked = shelf()?.read()?;
        let found = versions::ask(&asked)?;
        asked.follow(move |read| {
            let all = versions::list(&found);
            match (read, &act) {
                (Ok(()), Act::List) => tell(Told::Versions(all)),
                (Ok(()), _) => change(act, &all).unwrap_or_else(|_| tell(Told::VersionsFailed)),
                (Err(_), _) => tell(Told::VersionsFailed),
            }
        });
        Ok::<(), Failure>(())
    };
    if read().is_err() {
        tell(Told::VersionsFailed);
    }
}

fn change(act: Act, all: &[Version]) -> Result<(), Failure> {
    let asked = shelf()?.write()?;
    match &act {
        Act::List => {}
        Act::Add(name, scenario, _) => versions::add(&asked, versions::next(all), name, scenario)?,
        Act::Rename(id, name) => {
            let version = all.iter().find(|version| version.id == *id);
            version.map_or(Ok(()), |version| versions::rename(&asked, version, name))?;
        }
        Act::Remove(id) => versions::remove(&asked, *id)?,
    }
    asked.follow(move |done| match (done, act) {
        (Err(_), _) => tell(Told::VersionsFailed),
        (Ok(()), Act::Add(name, _, said)) => {
            tell(Told::Added(name, said));
            versions(Act::List);
        }
        (Ok(()), _) => versions(Act::List),
    });
    Ok(())
}

/// Asks for the scenario of a version.
pub fn open_version(id: u32, name: String) {
    let told = name.clone();
    let asked = shelf().and_then(|shelf| versions::open(&shelf, id, move |found| tell(Told::Opened(name, found))));
    if asked.is_err() {
        tell(Told::Opened(told, None));
    }
}
