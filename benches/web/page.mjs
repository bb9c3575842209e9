// The core in a browser, for `cargo xtask bench`: asks the bench's server what to do, does it, answers.
import { Pool, WORK } from "./pool.mjs";

const text = async (path) => (await fetch(path)).text();
const [glue, module] = await Promise.all([
  text("core.js"),
  WebAssembly.compileStreaming(fetch("core.wasm")),
]);
const url = URL.createObjectURL(new Blob([glue, WORK], { type: "text/javascript" }));

// A classic worker from a Blob, as the page makes it.
function worker() {
  const made = new Worker(url);
  const lane = { send: (message) => made.postMessage(message), end: () => made.terminate() };
  made.onmessage = ({ data }) => lane.said(data);
  made.onerror = (event) => lane.failed(event.message);
  return lane;
}

let current = { lanes: [], pool: null };

async function poolOf(count) {
  if (current.lanes.length !== count) {
    current.lanes.forEach((lane) => lane.end());
    current.lanes = Array.from({ length: count }, worker);
    current.pool = new Pool(current.lanes);
    await current.pool.start(module);
  }
  return current.pool;
}

// How long the main thread was ever not free: the longest time between two beats that should come each 4 ms, less
// these 4, and the longest task that the browser itself notes (it notes none under 50 ms).
async function watched(work) {
  let [last, gap, task, going] = [performance.now(), 0, 0, true];
  const beat = () => {
    const now = performance.now();
    gap = Math.max(gap, now - last - 4);
    last = now;
    if (going) setTimeout(beat, 4);
  };
  const observer = new PerformanceObserver((list) => list.getEntries().forEach((e) => (task = Math.max(task, e.duration))));
  observer.observe({ entryTypes: ["longtask"] });
  setTimeout(beat, 4);
  const found = await work();
  // The browser tells of a task some time after it.
  await new Promise((resolve) => setTimeout(resolve, 100));
  going = false;
  observer.disconnect();
  return { ...found, gap, task };
}

const commands = {
  run: async ({ scenario, workers }) => {
    const pool = await poolOf(workers);
    const found = await watched(() => pool.run(scenario));
    return { ...found, memory: await pool.memory() };
  },
  bare_luck: async ({ scenario, workers }) => ({ milliseconds: await (await poolOf(workers)).bareLuck(scenario) }),
  // Compiles anew: the next run is a first one.
  reload: async () => ({}),
};

for (;;) {
  const command = await (await fetch("next", { method: "POST" })).json();
  let answer;
  try {
    answer = await commands[command.do](command);
  } catch (error) {
    answer = { error: String(error) };
  }
  await fetch("answer", { method: "POST", body: JSON.stringify(answer) });
  if (command.do === "reload") {
    location.reload();
    await new Promise(() => {});
  }
}
