//! From where a view sees: what it may look at, and whom what happens in it is told.

use std::ops::Deref;
use std::rc::Rc;

use crate::parts::message::Common;
use crate::parts::node::{Ear, Heard, Node, kept};
use crate::parts::shared::Shared;

/// What is done with a message and the event that it came of.
type Told<M> = dyn Fn(M, &Heard<'_>);

/// Whom messages of one kind are told, each with the event that it came of.
pub struct Tell<M>(Rc<Told<M>>);

impl<M> Clone for Tell<M> {
    fn clone(&self) -> Tell<M> {
        Tell(Rc::clone(&self.0))
    }
}

impl<M: Clone + 'static> Tell<M> {
    /// One that does this with every message.
    pub fn new(told: impl Fn(M, &Heard<'_>) + 'static) -> Tell<M> {
        Tell(Rc::new(told))
    }

    /// What hears an event that has this meaning.
    pub fn ear(&self, message: M) -> Ear {
        let told = Rc::clone(&self.0);
        Rc::new(move |heard| told(message.clone(), heard))
    }

    /// One for messages that are a part of these.
    pub fn of<N: Clone + 'static>(&self, wrap: fn(N) -> M) -> Tell<N> {
        let told = Rc::clone(&self.0);
        Tell::new(move |message, heard| told(wrap(message), heard))
    }
}

/// What every view and part sees, and whom it tells what can happen anywhere.
pub struct Sight<'a> {
    /// What all rooms share.
    pub shared: &'a Shared,
    /// Who is told.
    pub tell: Tell<Common>,
}

impl Sight<'_> {
    /// What hears an event that has this meaning in every room.
    pub fn common(&self, message: Common) -> Ear {
        self.tell.ear(message)
    }

    /// The part of that name; made anew only when it `shows` something else. A change of the scenario leaves most
    /// controls as they are, and to make and compare them all takes longer than the first numbers.
    pub fn once<S: PartialEq + 'static>(&self, name: String, shows: S, make: impl FnOnce(&S) -> Node) -> Node {
        // Which terms are explained already, and which one is open, a part sees too.
        let shows = (self.voice(), self.term, self.seen.get(), shows);
        if let Some((still, seen)) = self.stills.find(&name, &shows) {
            self.seen.set(seen);
            return kept(&still);
        }
        let still = make(&shows.3).still();
        self.stills.keep(name, shows, still.clone(), self.seen.get());
        kept(&still)
    }
}

impl Deref for Sight<'_> {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        self.shared
    }
}

/// The same for a room with a state `S` and messages `M` of its own.
pub struct Seat<'a, S, M> {
    /// What it sees with all others.
    pub sight: Sight<'a>,
    /// Its own state.
    pub own: &'a S,
    /// Who is told its own messages.
    pub tell: Tell<M>,
}

impl<S, M: Clone + 'static> Seat<'_, S, M> {
    /// What hears an event that has this meaning in the room.
    pub fn ear(&self, message: M) -> Ear {
        self.tell.ear(message)
    }
}

impl<'a, S, M> Deref for Seat<'a, S, M> {
    type Target = Sight<'a>;

    fn deref(&self) -> &Sight<'a> {
        &self.sight
    }
}
