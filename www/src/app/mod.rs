//! The shell: what the page knows, what can happen to it, its routes, frame and settings.

pub mod address;
pub mod errands;
pub mod files;
pub mod foot;
pub mod header;
pub mod host;
pub mod hosted;
pub mod kept;
pub mod message;
pub mod model;
pub mod route;
pub mod runtime;
pub mod settings;
pub mod store;
pub mod update;
pub mod view;
pub mod watch;
