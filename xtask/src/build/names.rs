//! Short names between a module and its glue. wasm-bindgen tells what they give each other apart by hashes, which no
//! compression makes shorter: a hundredth of a first visit.

use anyhow::Result;
use std::collections::BTreeMap;
use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{ExportSection, ImportSection, Module, RawSection};
use wasmparser::{Parser, Payload};

/// Names shorter than this stay: `memory`, and what the page calls.
const LONG: usize = 9;

/// The glue and its module with short names.
pub fn shorten(glue: &str, wasm: &[u8]) -> Result<(String, Vec<u8>)> {
    let mut short = Short { names: BTreeMap::new() };
    let mut made = Module::new();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(section) => {
                let mut imports = ImportSection::new();
                for import in section.into_imports() {
                    let import = import?;
                    let kind = RoundtripReencoder.entity_type(import.ty)?;
                    imports.import(import.module, &short.of(import.name), kind);
                }
                made.section(&imports);
            }
            Payload::ExportSection(section) => {
                let mut exports = ExportSection::new();
                for export in section {
                    let export = export?;
                    exports.export(&short.of(export.name), RoundtripReencoder.export_kind(export.kind)?, export.index);
                }
                made.section(&exports);
            }
            other => {
                if let Some((id, range)) = other.as_section() {
                    made.section(&RawSection { id, data: &wasm[range] });
                }
            }
        }
    }
    Ok((short.replaced(glue), made.finish()))
}

struct Short {
    names: BTreeMap<String, String>,
}

impl Short {
    /// The short name of one. No name in the glue begins with a dollar and a digit.
    fn of(&mut self, name: &str) -> String {
        if name.len() < LONG {
            return name.to_owned();
        }
        let next = format!("${}", self.names.len());
        self.names.entry(name.to_owned()).or_insert(next).clone()
    }

    /// A script with the short names in the place of the long ones.
    fn replaced(&self, script: &str) -> String {
        let is_part = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == '$';
        let mut text = String::with_capacity(script.len());
        let mut rest = script;
        while let Some(start) = rest.find(is_part) {
            let (before, from) = rest.split_at(start);
            let (word, after) = from.split_at(from.find(|letter| !is_part(letter)).unwrap_or(from.len()));
            text.push_str(before);
            text.push_str(self.names.get(word).map_or(word, String::as_str));
            rest = after;
        }
        text + rest
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{CodeSection, EntityType, ExportKind, Function, FunctionSection, TypeSection};
    use wasmparser::Validator;

    #[test]
    fn a_module_and_its_glue_go_on_knowing_each_other() {
        let (mut types, mut imports, mut functions) =
            (TypeSection::new(), ImportSection::new(), FunctionSection::new());
        types.ty().function([], []);
        imports.import("./page_bg.js", "__wbg_now_0a1b2c3d4e5f6071", EntityType::Function(0));
        functions.function(0);
        let mut exports = ExportSection::new();
        exports.export("start", ExportKind::Func, 1).export("__wbindgen_malloc", ExportKind::Func, 1);
        let (mut code, mut body) = (CodeSection::new(), Function::new([]));
        body.instructions().call(0).end();
        code.function(&body);
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions).section(&exports).section(&code);

        let glue =
            "const a = { __wbg_now_0a1b2c3d4e5f6071: f }; wasm.__wbindgen_malloc(wasm.start, `${x}__wbindgen_malloc2`)";
        let (glue, wasm) = shorten(glue, &module.finish()).unwrap();
        assert_eq!(glue, "const a = { $0: f }; wasm.$1(wasm.start, `${x}__wbindgen_malloc2`)");
        assert!(Validator::new().validate_all(&wasm).is_ok());
        let names = |wanted: &str| wasm.windows(wanted.len()).any(|part| part == wanted.as_bytes());
        assert!(names("$0") && names("$1") && names("start") && !names("__wb"));
    }
}
