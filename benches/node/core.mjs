// The core's wasm in Node, for `cargo xtask bench`: one JSON request a line, one JSON answer a line.
//
//   node benches/node/core.mjs FOLDER/OF/THE/PAGE'S/BUNDLE
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Worker } from "node:worker_threads";
import { Pool, WORK } from "../web/pool.mjs";

const [bundle] = process.argv.slice(2);
// What a browser's worker has of itself.
const SHIM = `
const { parentPort } = require("node:worker_threads");
globalThis.onmessage = null;
globalThis.postMessage = (message, transfer) => parentPort.postMessage(message, transfer);
parentPort.on("message", (data) => globalThis.onmessage({ data }));
`;
const source = [SHIM, readFileSync(join(bundle, "page.js")), WORK].join("\n");
const module = await WebAssembly.compile(readFileSync(join(bundle, "page_bg.wasm")));

function worker() {
  const made = new Worker(source, { eval: true });
  const lane = { send: (message) => made.postMessage(message) };
  made.on("message", (data) => lane.said(data));
  made.on("error", (error) => lane.failed(String(error)));
  return lane;
}

const pools = new Map();

async function poolOf(count) {
  if (!pools.has(count)) {
    const pool = new Pool(Array.from({ length: count }, worker));
    pools.set(count, pool);
    await pool.start(module);
  }
  return pools.get(count);
}

const commands = {
  run: async ({ scenario, workers }) => {
    const pool = await poolOf(workers);
    return { ...(await pool.run(scenario)), memory: await pool.memory() };
  },
  bare_luck: async ({ scenario, workers }) => ({ milliseconds: await (await poolOf(workers)).bareLuck(scenario) }),
};

for await (const line of createInterface({ input: process.stdin })) {
  const command = JSON.parse(line);
  const answer = await commands[command.do](command).catch((error) => ({ error: String(error) }));
  console.log(JSON.stringify(answer));
}
// The workers would wait for more.
process.exit();
