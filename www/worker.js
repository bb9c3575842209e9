// A simulation worker: the core's wasm behind messages. The build puts the core's glue (`fenhong_core`) before
// this file; the page makes the worker from a Blob URL of the whole (see boot.js).
//
// In, first:   { module: WebAssembly.Module }            the compiled core
// Out:         { ready: true }                           or { error, fatal: true }
// In, then:    { id, call, args }                        `call` names an exported function of src/wasm.rs
// Out:         { id, value }                             typed arrays are transferred, not copied
//         or   { id, error }                             the core refused: the message is for the reader
//         or   { id, error, fatal: true }                the core trapped; this worker is of no use any more:
//                                                        terminate it and make another
// Calls run in the order they came, one at a time. To cancel, send small shards and stop sending,
// or terminate the worker: a new one is ready within some tens of milliseconds.
"use strict";

onmessage = ({ data }) => {
  if (data.module) return start(data.module);
  const { id, call, args } = data;
  try {
    const value = fenhong_core[call](...args);
    postMessage({ id, value }, ArrayBuffer.isView(value) ? [value.buffer] : []);
  } catch (error) {
    // A refusal is thrown by the core as a value of its own; a trap of the wasm is a RuntimeError.
    const fatal = error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
    postMessage({ id, error: String(error?.message ?? error), ...(fatal && { fatal }) });
  }
};

function start(module) {
  try {
    fenhong_core.initSync({ module });
    postMessage({ ready: true });
  } catch (error) {
    postMessage({ error: String(error?.message ?? error), fatal: true });
  }
}
