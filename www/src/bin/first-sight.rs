//! Writes the page's first sight for the build: a line of style rules, then HTML.

fn main() {
    let first = fenhong_www::first::first();
    println!("{}\n{}", first.style, first.html);
}
