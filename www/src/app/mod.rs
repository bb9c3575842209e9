//! The shell: what the page knows, what can happen to it, its routes, frame and settings.

pub mod address;
pub mod derive;
pub mod errands;
pub mod files;
pub mod foot;
pub mod header;
pub mod hosted;
pub mod kept;
pub mod message;
pub mod model;
pub mod opening;
pub mod route;
pub mod runtime;
pub mod update;
pub mod view;
pub mod watch;
