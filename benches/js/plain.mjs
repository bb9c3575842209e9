// Plain JavaScript, for `cargo xtask bench`: one JSON request a line, one JSON answer a line.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { prepare, run } from "./model.mjs";

const models = new Map();
for await (const line of createInterface({ input: process.stdin })) {
  const { inputs, draws, answers } = JSON.parse(line);
  // Reading the registers is not part of the time: the core makes them, this is given them.
  if (!models.has(inputs)) models.set(inputs, prepare(JSON.parse(readFileSync(inputs, "utf8"))));
  const model = models.get(inputs);
  const start = performance.now();
  const tally = run(model, 0, draws);
  const milliseconds = performance.now() - start;
  const found = Object.entries(tally).map(([name, numbers]) => [name, Array.from(numbers)]);
  console.log(JSON.stringify({ milliseconds, ...(answers && { answers: Object.fromEntries(found) }) }));
}
