//! The Fenhong page.
