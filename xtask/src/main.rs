//! Set-up, build, serve, test and tidy.
fn main() {}
