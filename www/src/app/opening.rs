//! What is opened: views, and scenarios on the desk.

use serde_json::Value;

use crate::app::model::Model;
use crate::app::route::View;
use crate::parts::document;
use crate::parts::errand::Wanted;

/// Opens a view, as a step of the browser's history.
pub fn go(model: &mut Model, view: View) {
    if model.view != view {
        show(model, view);
        document::route(view.address());
    }
}

/// Shows the view that the browser's history has come to.
pub fn show(model: &mut Model, view: View) {
    if model.view != view {
        model.close();
        model.view = view;
        model.redraw_all();
    }
}

/// Puts the scenario on the desk that a room asked for, and shows it.
pub fn open_wanted(model: &mut Model) {
    let Some(Wanted { scenario, said, name }) = model.shared.wanted.take() else { return };
    open(model, scenario);
    go(model, View::Scheme);
    let name = name.unwrap_or_else(|| model.shared.name());
    model.shared.tell(said, &[("name", &name)]);
}

/// Puts another scenario on the desk.
pub fn open(model: &mut Model, scenario: Value) {
    model.shared.desk.open(scenario, document::now());
    model.forget_results();
    model.shared.drafts.drop_all("");
}
