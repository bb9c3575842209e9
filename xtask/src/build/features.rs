//! What a scalar module may ask of a browser: only what those of 2020 know.

use anyhow::{Context, Result};
use wasm_encoder::{Module, RawSection};
use wasmparser::{Parser, Payload, Validator, WasmFeatures};

/// What Chrome and Edge 85, Firefox 79 and Safari 15 know.
const SCALAR: WasmFeatures = WasmFeatures::WASM1
    .union(WasmFeatures::BULK_MEMORY)
    .union(WasmFeatures::SIGN_EXTENSION)
    .union(WasmFeatures::SATURATING_FLOAT_TO_INT);

/// A module without the list of what it was compiled for. The standard library's entry there names reference types, which
/// nothing of it uses, and the bundler would bring them in.
pub fn unlisted(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut made = Module::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload?;
        if matches!(&payload, Payload::CustomSection(section) if section.name() == "target_features") {
            continue;
        }
        if let Some((id, range)) = payload.as_section() {
            made.section(&RawSection { id, data: &wasm[range] });
        }
    }
    Ok(made.finish())
}

/// An error if a browser of 2020 would refuse the module.
pub fn check_scalar(wasm: &[u8]) -> Result<()> {
    let checked = Validator::new_with_features(SCALAR).validate_all(wasm);
    checked.map(drop).context("the scalar module asks for more than browsers of 2020 know")
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{CustomSection, TypeSection, ValType};

    #[test]
    fn a_module_keeps_everything_but_its_list() {
        let mut types = TypeSection::new();
        types.ty().function([ValType::I32], [ValType::I64]);
        let mut plain = Module::new();
        plain.section(&types);
        let mut listed = Module::new();
        listed.section(&types);
        listed.section(&CustomSection { name: "target_features".into(), data: [1, b'+', 1, b'x'][..].into() });
        assert_eq!(unlisted(&listed.finish()).unwrap(), plain.clone().finish());
        assert!(check_scalar(&plain.finish()).is_ok());
    }

    #[test]
    fn vectors_are_refused() {
        let mut types = TypeSection::new();
        types.ty().function([], [ValType::V128]);
        let mut module = Module::new();
        module.section(&types);
        assert!(check_scalar(&module.finish()).is_err());
    }
}
