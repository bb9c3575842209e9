// The native core and its wasm must make the same bytes: reports of every case from shards that come in any order,
// ledgers of single years, comparisons and advice, and refusals. Reports are those of the page's own module; ledgers and
// answers, which the page has as bytes and piece by piece, those of the same core with its faces of JSON.
//
//   node tests/parity/parity.mjs PATH/TO/fenhong FOLDER/OF/THE/BUNDLES
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { runInThisContext } from "node:vm";

const [native, bundles] = process.argv.slice(2);
const root = new URL("../../", import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), "fenhong-parity-"));
after(() => rmSync(folder, { recursive: true }));

function loaded(name, global) {
  runInThisContext(readFileSync(join(bundles, name, `${name}.js`), "utf8"));
  const module = runInThisContext(global);
  module.initSync({ module: readFileSync(join(bundles, name, `${name}_bg.wasm`)) });
  return module;
}

const core = loaded("page", "fenhong_core");
// The page's module answers as one of its workers.
let said;
globalThis.postMessage = (message) => (said = message);
core.serve();
let generation = 0;

// What the worker says to calls of a scenario's engine.
function engine(text) {
  const own = ++generation;
  return (call, ...args) => {
    globalThis.onmessage({ data: [own, text, call, args] });
    if (typeof said === "string") throw said;
    return said[0];
  };
}

const faces = loaded("faces", "fenhong_faces");

// Even, as draws come in pairs, and no multiple of a lane or a shard.
const DRAWS = 102;

function scenarios() {
  const cases = join(root, "src/cases");
  const names = readdirSync(cases).filter((name) => name.endsWith(".json"));
  const read = (name) => JSON.parse(readFileSync(join(cases, name), "utf8"));
  // What is no scenario is a part that several cases share, or a declared ledger.
  return names.filter((name) => read(name).format?.startsWith("fenhong/")).map((name) => {
    const path = join(folder, name);
    const text = JSON.stringify({ ...read(name), draws: DRAWS });
    writeFileSync(path, text);
    return { name, path, text };
  });
}

function fenhong(...args) {
  const { status, stdout, stderr } = spawnSync(native, args, { encoding: "utf8", maxBuffer: 1 << 28 });
  return { status, stdout, stderr };
}

function json(...args) {
  const { status, stdout, stderr } = fenhong(...args, "--json");
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout);
}

// The bytes of a report, as hexadecimal digits.
function packed(path) {
  const { status, stdout, stderr } = fenhong("run", path, "--packed");
  assert.equal(status, 0, stderr);
  return stdout.trim();
}

// Reports are long: show only where they part.
function same(actual, expected) {
  if (actual === expected) return;
  let at = 0;
  while (actual[at] === expected[at]) at++;
  const around = (text) => text.slice(Math.max(0, at - 80), at + 40);
  assert.fail(`they part at ${at}:\n  wasm    ${around(actual)}\n  native  ${around(expected)}`);
}

// Pieces of draws and villages, last first.
function shards(ask, text) {
  const size = 16;
  const pieces = [];
  for (let village = 0; village < (JSON.parse(text).village.villages ?? 1); village++) {
    for (let draw = 0; draw < DRAWS; draw += size) {
      pieces.unshift(ask("run", draw, Math.min(size, DRAWS - draw), village, 1));
    }
  }
  return pieces;
}

for (const { name, path, text } of scenarios()) {
  test(`${name}: the report is the same from shards in any order`, () => {
    const ask = engine(text);
    same(Buffer.from(ask("report", shards(ask, text))).toString("hex"), packed(path));
  });

  // People count draws and years from one, the engine from zero.
  for (const [draw, year] of [[1, 1], [DRAWS, 3]]) {
    test(`${name}: the ledger of draw ${draw}, year ${year} is the same`, () => {
      const engine = faces.Engine.new(text);
      const ledger = json("ledger", path, "--draw", String(draw), "--year", String(year));
      assert.deepEqual(JSON.parse(engine.ledger(draw - 1, year - 1)), ledger);
    });
  }
}

// The parts under the line of every future of a year make up the report's, with the scheme and without.
test("a measure of a year is the report's", () => {
  const { path, text } = scenarios().find(({ name }) => name === "hui.json");
  const ask = engine(text);
  const { years } = json("run", path);
  for (const [measure, of] of [["under", "poor"], ["under-without", "poor_without"]]) {
    for (const year of [0, years.length - 1]) {
      const [parts, ...draws] = ask("series", `${measure}/${year}`, shards(ask, text));
      const mean = (draws.reduce((sum, each) => sum + each) / parts / DRAWS) * 1e6;
      assert.ok(Math.abs(mean - years[year][of].mean) <= 1, `${measure}/${year}: ${mean}`);
    }
  }
  assert.throws(() => ask("series", "under/99", shards(ask, text)), (error) => typeof error === "string");
  assert.throws(() => ask("series", "luck", shards(ask, text)), (error) => typeof error === "string");
});

// What is decided by some hundred runs: futures of each of them.
const FEW = 32;

function decided() {
  const all = scenarios();
  const [a, b] = ["hui.json", "village-controlled.json"].map((name) => all.find((one) => one.name === name));
  const both = [a, b].map(({ text }) => JSON.parse(text));
  const scenario = both[0];
  const goal = { field: "village.split.allocated", sum: "300.00", share: "0.4", control: "0.51" };
  const asked = (task, more) => ({ task, draws: FEW, ...more });
  return [
    [["goal", a.path, "--sum", "300", "--share", "0.4", "--control", "0.51"], asked("goal", { scenario, ...goal })],
    [["sensitivity", a.path, "--measure", "out"], asked("sensitivity", { scenario, measure: "out", by: "0.2" })],
    [["frontier", a.path, "--steps", "3"], asked("frontier", { scenario, steps: 3 })],
    [["robust", a.path, b.path], asked("robust", { schemes: both, worlds: both, measure: "poor" })],
    [["compare", a.path, b.path, "--no-verdict"], asked("compare", { scenarios: both, discount: "0.03" })],
    [["compare", a.path, b.path], asked("verdict", { scenarios: both, measure: "poor" })],
  ];
}

for (const [args, question] of decided()) {
  test(`${args[0]} (${question.task}): the answer is the same`, () => {
    const command = args[0] === "compare" ? args : ["advise", ...args];
    const found = json(...command, "--draws", String(FEW));
    const answer = JSON.parse(faces.answer(JSON.stringify(question)));
    const wanted = question.task === "verdict" ? found.verdict : (found.comparison ?? found);
    same(JSON.stringify(sorted(answer)), JSON.stringify(sorted({ ...wanted, task: question.task })));
  });
}

// With the names of each part in order: the two write them in orders of their own.
function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.keys(value).sort().map((name) => [name, sorted(value[name])]));
}

test("both refuse a scenario they do not know", () => {
  const path = join(folder, "refused.json");
  writeFileSync(path, "{}");
  assert.equal(fenhong("run", path).status, 2);
  assert.throws(() => engine("{}")("report", []), (error) => typeof error === "string");
});
