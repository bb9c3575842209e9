//! Names: of each there is something to be seen, and none ends early for programs that end a text at a zero.

use super::document::Scenario;
use super::error::{Error, Kind};
use super::named::Named;
use super::village::Village;
use crate::safe::is_blank;

/// Refuses a name of which nothing can be seen, or that holds a zero character.
///
/// # Errors
/// When it is such a name, at `field`.
pub(crate) fn check(name: &str, field: impl FnOnce() -> String) -> Result<(), Error> {
    match (is_blank(name), name.contains('\0')) {
        (_, true) => Err(Error::new(field(), Kind::Nul)),
        (true, _) => Err(Error::new(field(), Kind::Nameless)),
        _ => Ok(()),
    }
}

/// The same of a name in both languages: one of them may be empty, as the other then stands for it.
///
/// # Errors
/// When neither can be seen, or one holds a zero character.
pub(crate) fn check_named(named: &Named, field: impl Fn() -> String) -> Result<(), Error> {
    let others = [(&named.zh, &named.en, "zh"), (&named.en, &named.zh, "en")];
    for (name, other, lang) in others {
        if name.contains('\0') || is_blank(other) {
            check(name, || field() + "." + lang)?;
        }
    }
    Ok(())
}

impl Scenario {
    /// Refuses names that are none.
    pub(super) fn check_names(&self) -> Result<(), Error> {
        check_named(&self.name, || "name".to_owned())?;
        for (place, enterprise) in self.enterprises.iter().enumerate() {
            check_named(&enterprise.name, || format!("enterprises.{place}.name"))?;
        }
        for (place, resolution) in self.resolutions.iter().enumerate() {
            check(&resolution.name, || format!("resolutions.{place}.name"))?;
        }
        // An empty one is none, and found so.
        if let Some(source) = self.poverty.source.as_ref().filter(|source| !is_blank(source)) {
            check(source, || "poverty.source".to_owned())?;
        }
        let Village::Listed(village) = &self.village else { return Ok(()) };
        for (place, coop) in village.coops.iter().enumerate() {
            check(&coop.name, || format!("village.coops.{place}.name"))?;
        }
        for (place, household) in village.households.iter().enumerate() {
            check(&household.name, || format!("village.households.{place}.name"))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(zh: &str, en: &str) -> Option<(String, Kind)> {
        let named = Named { zh: zh.to_owned(), en: en.to_owned() };
        check_named(&named, || "name".to_owned()).err().map(|error| (error.field, error.kind))
    }

    #[test]
    fn one_language_is_enough_and_nothing_to_see_in_either_is_refused() {
        assert_eq!(refused("徽县", ""), None);
        assert_eq!(refused(" ", "Hui"), None);
        assert_eq!(refused("", ""), Some(("name.zh".to_owned(), Kind::Nameless)));
        assert_eq!(refused("\u{3000}", "\u{200b}"), Some(("name.zh".to_owned(), Kind::Nameless)));
        assert_eq!(refused("徽县", "H\0ui"), Some(("name.en".to_owned(), Kind::Nul)));
        assert_eq!(refused("\0", ""), Some(("name.zh".to_owned(), Kind::Nul)));
    }
}
