//! One piece, once, in a function that callgrind can be told to count: see `cargo xtask bench --count`.
//!
//! `--list` names the pieces; a name runs that piece.

mod pieces;

use std::hint::black_box;

use pieces::Work;

fn main() {
    let name = std::env::args().nth(1).unwrap_or_default();
    match name.as_str() {
        "--list" => pieces::all().iter().for_each(|piece| println!("{}", piece.name)),
        _ => pieces::all().iter().filter(|piece| piece.name == name).for_each(|piece| {
            let mut work = (piece.prepare)();
            // The second time: caches of the allocator and of the processor's abilities are filled.
            work();
            counted(&mut work);
        }),
    }
}

/// The name that callgrind looks for. It must return here, so that the count ends.
#[inline(never)]
fn counted(work: &mut Work) {
    black_box(work)();
    black_box(());
}
