//! The link that holds the scenario, and its QR code in the size of the screen.

use fenhong::cases::CASES;
use fenhong::words::{Text, errors, page, papers as words};

use crate::parts::node::{Node, button, el};
use crate::parts::qr;
use crate::parts::reach::Reach;
use crate::rooms::papers::state::{Link, Message, Seat};

/// The link of the scenario at hand, once it is there.
fn link<'a>(seat: &Seat<'a>) -> Option<&'a Link> {
    Some(&seat.own.link).filter(|link| link.version == Some(seat.desk.version()) && !seat.desk.has_roster())
}

/// The QR code of the scenario at hand, where there is one that others can read and open.
pub fn code(seat: &Seat<'_>) -> Option<Node> {
    let link = link(seat).filter(|link| link.reach != Reach::File)?;
    let drawing = qr::drawing(&link.text)?;
    Some(el("div", "qr").attr("role", "img").say_attr("aria-label", seat, &words::SHARE_QR).add(drawing))
}

/// The view.
pub fn share(seat: &Seat<'_>) -> Node {
    let main = el("main", "share").attr("id", "results").attr("tabindex", "-1");
    let main = main.add(el("h2", "").text(seat.say(&page::VIEW_SHARE) + " · " + &seat.title()));
    if seat.desk.has_roster() {
        return main.add(el("p", "").say(seat, &errors::ROSTER_IN_LINK));
    }
    let Some(link) = link(seat) else { return main };
    let code = code(seat);
    let hint = hint(link.reach, code.is_some()).map(|hint| el("p", "hint").say(seat, &hint));
    let address = el("p", "link").text(link.text.clone());
    let said = el("div", "share-words")
        .add(el("p", "").say(seat, &words::SHARE_ABOUT))
        .maybe(hint)
        .maybe(changed(seat).map(|changed| el("p", "").text(changed)))
        .add(button(seat.say(&words::COPY), seat.ear(Message::CopyLink)))
        .add(address);
    main.add(el("div", "share-parts").maybe(code).add(said))
}

fn hint(reach: Reach, has_code: bool) -> Option<Text> {
    match reach {
        Reach::File => Some(words::REACH_FILE),
        _ if !has_code => Some(words::QR_LONG),
        Reach::Here => Some(words::REACH_HERE),
        Reach::All => None,
    }
}

/// From which example the scenario differs, and by how much.
pub fn changed(seat: &Seat<'_>) -> Option<String> {
    let difference = seat.own.difference(seat)?;
    let name = CASES[difference.case].name();
    let voice = seat.voice();
    let count = difference.count().to_string();
    Some(voice.fill(words::CHANGED_OF, &[("name", &*voice.name(&name)), ("count", &count)]))
}
