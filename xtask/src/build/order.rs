//! An order of functions and locals that compresses better; what the module does is the same. No other tool that
//! builds in seconds changes the order of either: wasm-opt sorts locals, but leaves functions where the compiler put
//! them or sorts them by how often they are called, which compresses worse.

use anyhow::{Context, Result};
use std::cmp::Reverse;
use std::convert::Infallible;
use wasm_encoder::reencode::{self, Reencode, RoundtripReencoder, utils};
use wasm_encoder::{CodeSection, Function, FunctionSection, Instruction, Module, ValType};
use wasmparser::{CodeSectionReader, FunctionBody, FunctionSectionReader, Operator, Parser, Payload, TypeRef};

type Failure = reencode::Error<Infallible>;

/// The module with the locals of each function in order of their use, and its functions beside those that begin alike.
pub fn settled(wasm: &[u8]) -> Result<Vec<u8>> {
    let parts = Parts::of(wasm)?;
    let mut locals = Locals { parameters: parts.parameters(), body: 0, places: Vec::new() };
    let wasm = reencoded(&mut locals, wasm)?;
    let parts = Parts::of(&wasm)?;
    reencoded(&mut Functions::of(&parts)?, &wasm)
}

fn reencoded(reencoder: &mut impl Reencode<Error = Infallible>, wasm: &[u8]) -> Result<Vec<u8>> {
    let mut module = Module::new();
    reencoder.parse_core_module(&mut module, Parser::new(0), wasm).context("writing a module anew")?;
    Ok(module.finish())
}

/// What must be known of a module before it is written anew.
struct Parts<'a> {
    /// How many parameters each type of function takes.
    types: Vec<u32>,
    /// How many functions are imported; they are numbered first.
    imported: u32,
    /// The type of each function of the module's own.
    functions: Vec<u32>,
    bodies: Vec<FunctionBody<'a>>,
}

impl<'a> Parts<'a> {
    fn of(wasm: &'a [u8]) -> Result<Self> {
        let mut parts = Self { types: Vec::new(), imported: 0, functions: Vec::new(), bodies: Vec::new() };
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::TypeSection(types) => {
                    for kind in types.into_iter_err_on_gc_types() {
                        parts.types.push(u32::try_from(kind?.params().len())?);
                    }
                }
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        parts.imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::FunctionSection(functions) => {
                    parts.functions = functions.into_iter().collect::<Result<_, _>>()?;
                }
                Payload::CodeSectionEntry(body) => parts.bodies.push(body),
                _ => {}
            }
        }
        Ok(parts)
    }

    /// How many parameters each function takes; they are its first locals and keep their places.
    fn parameters(&self) -> Vec<u32> {
        self.functions.iter().map(|kind| self.types[*kind as usize]).collect()
    }
}

/// Puts those locals first that are named most often, so that the same few numbers stand in every function.
struct Locals {
    parameters: Vec<u32>,
    /// The function at work, and where its locals have gone.
    body: usize,
    places: Vec<u32>,
}

impl Locals {
    fn place(&self, local: u32) -> u32 {
        let parameters = self.parameters[self.body];
        local.checked_sub(parameters).map_or(local, |local| parameters + self.places[local as usize])
    }
}

impl Reencode for Locals {
    type Error = Infallible;

    fn parse_function_body(&mut self, code: &mut CodeSection, body: FunctionBody) -> Result<(), Failure> {
        let mut kinds = Vec::new();
        for group in body.get_locals_reader()? {
            let (count, kind) = group?;
            kinds.extend(std::iter::repeat_n(RoundtripReencoder.val_type(kind)?, count as usize));
        }
        let mut uses = vec![0_u32; kinds.len()];
        for operator in body.get_operators_reader()? {
            if let Some(local) = named(&operator?).and_then(|local| local.checked_sub(self.parameters[self.body])) {
                uses[local as usize] += 1;
            }
        }
        let order = by_use(&kinds, &uses);
        self.places = vec![0; kinds.len()];
        for (place, local) in (0..).zip(&order) {
            self.places[*local] = place;
        }
        let mut function = Function::new_with_locals_types(order.iter().map(|local| kinds[*local]));
        let mut operators = body.get_operators_reader()?;
        while !operators.eof() {
            function.instruction(&self.parse_instruction(&mut operators)?);
        }
        code.function(&function);
        self.body += 1;
        Ok(())
    }

    fn instruction<'a>(&mut self, operator: Operator<'a>) -> Result<Instruction<'a>, Failure> {
        Ok(match operator {
            Operator::LocalGet { local_index } => Instruction::LocalGet(self.place(local_index)),
            Operator::LocalSet { local_index } => Instruction::LocalSet(self.place(local_index)),
            Operator::LocalTee { local_index } => Instruction::LocalTee(self.place(local_index)),
            other => utils::instruction(self, other)?,
        })
    }
}

/// The local that an instruction names.
fn named(operator: &Operator) -> Option<u32> {
    match operator {
        Operator::LocalGet { local_index }
        | Operator::LocalSet { local_index }
        | Operator::LocalTee { local_index } => Some(*local_index),
        _ => None,
    }
}

/// The locals that are used: type after type as they first occur, because a group of one type is written once; the
/// most used of a type first.
fn by_use(kinds: &[ValType], uses: &[u32]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..kinds.len()).filter(|local| uses[*local] > 0).collect();
    let group = |local: usize| kinds.iter().position(|kind| *kind == kinds[local]);
    order.sort_by_key(|local| (group(*local), Reverse(uses[*local])));
    order
}

/// Puts functions of one type together, and those that begin alike beside each other.
struct Functions<'a> {
    imported: u32,
    /// Type and body of each function, in their new order.
    sorted: Vec<(u32, &'a FunctionBody<'a>)>,
    /// Where each has gone.
    places: Vec<u32>,
}

impl<'a> Functions<'a> {
    fn of(parts: &'a Parts<'a>) -> Result<Self> {
        let mut order: Vec<usize> = (0..parts.bodies.len()).collect();
        order.sort_by_key(|own| (parts.functions[*own], parts.bodies[*own].as_bytes()));
        let mut places = vec![0; order.len()];
        for (place, own) in order.iter().enumerate() {
            places[*own] = u32::try_from(place)?;
        }
        let sorted = order.into_iter().map(|own| (parts.functions[own], &parts.bodies[own])).collect();
        Ok(Self { imported: parts.imported, sorted, places })
    }
}

impl Reencode for Functions<'_> {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Failure> {
        Ok(match function.checked_sub(self.imported) {
            Some(own) => self.imported + self.places[own as usize],
            None => function,
        })
    }

    fn parse_function_section(&mut self, made: &mut FunctionSection, _: FunctionSectionReader) -> Result<(), Failure> {
        for (kind, _) in &self.sorted {
            made.function(*kind);
        }
        Ok(())
    }

    fn parse_code_section(&mut self, made: &mut CodeSection, _: CodeSectionReader) -> Result<(), Failure> {
        for (_, body) in self.sorted.clone() {
            self.parse_function_body(made, body.clone())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{ExportKind, ExportSection, TypeSection};
    use wasmparser::Validator;

    #[test]
    fn functions_and_locals_change_places_and_the_module_does_the_same() {
        let (mut types, mut functions) = (TypeSection::new(), FunctionSection::new());
        types.ty().function([ValType::I64], [ValType::I64]);
        functions.function(0).function(0);
        let mut exports = ExportSection::new();
        exports.export("start", ExportKind::Func, 0);
        let mut start = Function::new([(1, ValType::F64), (2, ValType::I64)]);
        start.instructions().local_get(0).local_tee(2).local_set(3).local_get(3).call(1).end();
        let mut called = Function::new([]);
        called.instructions().local_get(0).end();
        let mut code = CodeSection::new();
        code.function(&start).function(&called);
        let mut module = Module::new();
        module.section(&types).section(&functions).section(&exports).section(&code);

        let wasm = settled(&module.finish()).unwrap();
        assert!(Validator::new().validate_all(&wasm).is_ok());
        // The one without locals sorts first; of the other's the unused one is gone and the most used one is first.
        let [called, start] = &bodies(&wasm)[..] else { panic!("two functions") };
        assert_eq!(called, "LocalGet { local_index: 0 } End ");
        let used = "LocalTee { local_index: 2 } LocalSet { local_index: 1 } LocalGet { local_index: 1 }";
        assert_eq!(start, &format!("LocalGet {{ local_index: 0 }} {used} Call {{ function_index: 0 }} End "));
        assert_eq!(exported(&wasm), [1]);
        assert_eq!(settled(&wasm).unwrap(), wasm);
    }

    /// The operators of each function, as text.
    fn bodies(wasm: &[u8]) -> Vec<String> {
        let text = |body: &FunctionBody| {
            let operators = body.get_operators_reader().unwrap().into_iter();
            operators.map(|operator| format!("{:?} ", operator.unwrap())).collect()
        };
        Parts::of(wasm).unwrap().bodies.iter().map(text).collect()
    }

    fn exported(wasm: &[u8]) -> Vec<u32> {
        let sections = Parser::new(0).parse_all(wasm).filter_map(|payload| match payload.unwrap() {
            Payload::ExportSection(exports) => Some(exports),
            _ => None,
        });
        sections.flatten().map(|export| export.unwrap().index).collect()
    }
}
