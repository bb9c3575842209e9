// A simulation worker: the core behind messages. The build makes this file the body of a function whose argument
// `fenhong_core` is what wasm-bindgen's script makes; the page makes the worker from a Blob URL (see host/workers.js).
//
// In, first:   { module: WebAssembly.Module }            the compiled module, the page's own
// Out:         { ready: true }                           or { error, fatal: true }
// In, then:    { id, generation, scenario, call, args }  `call` names a method of the core's Engine; the engine is made
//                                                        anew when `generation` changes, from `scenario` (JSON text),
//                                                        which may be left out while the generation stays
// Out:         { id, value, milliseconds }               typed arrays are transferred, not copied
//         or   { id, error }                             the core refused the scenario or the call: JSON of its error
//         or   { id, error, fatal: true }                the core trapped; this worker is of no use any more:
//                                                        terminate it and make another
// Calls run in the order they came, one at a time. To cancel, send small shards and stop sending.
"use strict";

let engine = null;
let current = null;

onmessage = ({ data }) => {
  if (data.module) return start(data.module);
  const { id, call, args } = data;
  try {
    renew(data);
    const started = performance.now();
    const value = engine[call](...args);
    const milliseconds = performance.now() - started;
    postMessage({ id, value, milliseconds }, ArrayBuffer.isView(value) ? [value.buffer] : []);
  } catch (error) {
    // A refusal is thrown by the core as a text; anything else is a trap of the wasm or of its memory.
    const refused = typeof error === "string";
    postMessage({ id, error: refused ? error : String(error?.message ?? error), ...(!refused && { fatal: true }) });
  }
};

function renew({ generation, scenario }) {
  if (generation === current && engine) return;
  const before = engine;
  engine = null;
  try {
    // What an edit leaves as it was is not made anew.
    engine = before ? before.edited(scenario) : new fenhong_core.Engine(scenario);
  } finally {
    before?.free();
  }
  current = generation;
}

function start(module) {
  try {
    fenhong_core.initSync({ module });
    postMessage({ ready: true });
  } catch (error) {
    postMessage({ error: String(error?.message ?? error), fatal: true });
  }
}
