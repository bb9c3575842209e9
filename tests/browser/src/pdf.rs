//! What a PDF says of itself.

/// How many pages a PDF of Chromium has: it writes its page objects plainly.
#[track_caller]
pub fn pages(pdf: &[u8]) -> usize {
    let text = String::from_utf8_lossy(pdf);
    let is_page = |after: &&str| !after.starts_with('s');
    let pages = text.split("/Type /Page").skip(1).filter(is_page).count();
    assert!(pages > 0 && text.contains(&format!("/Count {pages}")), "this is a PDF of another kind");
    pages
}
