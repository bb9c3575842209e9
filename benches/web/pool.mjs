// A pool of workers as the page has it, without the page: the page's worker script, shards of some thirty
// milliseconds, the first futures first, reports on the way. For Chromium and for Node.
//
// The page's own pool is Rust (www/src/pool); this one cuts the work in the same way, so that the bench needs no other
// wasm than the core's.

const SHARD_MS = 30;
const LEAST_SHARD_MS = 1;
const ROW = 4;
// Milliseconds for a household-year on one worker; the page measures it as it goes.
const COST = 6e-6;
// From here on laying out the same households on every worker takes long.
const MANY_HOUSEHOLDS = 2000;
// Fewer draws of another worker's block are not worth laying it out once more.
const WORTH_TAKING = 64;
// The draws of the first report: so many that it should be there after some 40 milliseconds.
const FIRST_MS = 40;
const FIRST_LEAST = 8;
const FIRST_MOST = 256;
const LAYOUT_MS = 2e-3;
// Milliseconds between two reports on the way.
const REPORT_EVERY = 300;

// Goes behind the worker's script: how much memory its wasm has, and the floor, where the core exports it.
export const PROBE = `
{
  const work = onmessage;
  const answers = {
    memory: () => fenhong_core.initSync().memory.buffer.byteLength,
    floor: (args) => (typeof fenhong_core.floor === "function" ? fenhong_core.floor(...args) : null),
  };
  onmessage = (event) => {
    const { id, ask, args } = event.data;
    if (!ask) return work(event);
    try {
      postMessage({ id, value: answers[ask](args) });
    } catch (error) {
      postMessage({ id, error: String(error) });
    }
  };
}`;

export class Pool {
  #workers;
  #waiting = new Map();
  #id = 0;
  #generation = 0;

  // A worker has a method `send(message)`, and calls `said(message)` with what it answers.
  constructor(workers) {
    this.#workers = workers;
  }

  start(module) {
    return Promise.all(this.#workers.map((worker) => new Promise((resolve, reject) => {
      worker.said = (data) => {
        if (data.ready) return resolve();
        if (data.id === undefined) return reject(new Error(data.error));
        const asked = this.#waiting.get(data.id);
        this.#waiting.delete(data.id);
        data.error ? asked.reject(new Error(data.error)) : asked.resolve(data.value);
      };
      worker.send({ module });
    })));
  }

  #ask(worker, message) {
    return new Promise((resolve, reject) => {
      const id = ++this.#id;
      this.#waiting.set(id, { resolve, reject });
      worker.send({ id, ...message });
    });
  }

  // Bytes of all workers' wasm.
  async memory() {
    const bytes = await Promise.all(this.#workers.map((worker) => this.#ask(worker, { ask: "memory" })));
    return bytes.reduce((sum, part) => sum + part, 0);
  }

  // The random words and table look-ups alone, draws shared out; null where the core has no such export.
  async floor(scenario) {
    const start = performance.now();
    const args = [JSON.stringify(scenario), scenario.draws / this.#workers.length, scenario.village.households];
    const sums = await Promise.all(this.#workers.map((worker) => this.#ask(worker, { ask: "floor", args })));
    return sums.includes(null) ? null : performance.now() - start;
  }

  // From a scenario to its last report. The scenario goes as text, as the page sends it.
  async run(scenario) {
    const text = JSON.stringify(scenario);
    const generation = ++this.#generation;
    const plan = new Plan(scenario, this.#workers.length);
    const found = { first: 0, longest: 0, bytes: 0 };
    const start = performance.now();
    const report = await new Promise((resolve, reject) => {
      const idle = [...this.#workers];
      const give = (worker) => {
        const job = plan.next(this.#workers.indexOf(worker));
        if (!job) return idle.push(worker);
        const began = performance.now();
        const { call, args } = job;
        this.#ask(worker, { generation, scenario: text, call, args }).then((value) => {
          found.longest = Math.max(found.longest, performance.now() - began);
          if (call === "report") {
            found.first ||= performance.now() - start;
            if (job.isLast) return resolve(value);
          } else {
            found.bytes += value.byteLength;
            job.shard.value = value;
          }
          // There may be a report to make now.
          [worker, ...idle.splice(0)].forEach(give);
        }, reject);
      };
      idle.splice(0).forEach(give);
    });
    return { milliseconds: performance.now() - start, ...found, fingerprint: fingerprint(report) };
  }
}

// A report's bytes begin with two texts, each after its length in eight bytes: the core's version, the fingerprint.
function fingerprint(report) {
  const at = report[0] + 16;
  return new TextDecoder().decode(report.subarray(at, at + report[at - 8]));
}

// Villages are cut into blocks, one a worker where there are many households, so that each lays out only its own; a
// small run shares out its draws instead.
class Plan {
  #shards = [];
  #next;
  #reported = 0;
  #reportedAt = 0;

  constructor({ draws, years, village }, workers) {
    const villages = village.villages ?? 1;
    const households = Array.isArray(village.households) ? village.households.length : village.households;
    const isSharedOut = households >= MANY_HOUSEHOLDS && villages >= workers;
    const blocks = isSharedOut ? workers : 1;
    this.block = Math.ceil(villages / blocks);
    this.villages = villages;
    this.#next = Array(blocks).fill(0);
    const oneDraw = households * years * COST;
    const rows = (milliseconds, oneDraw) => Math.floor(milliseconds / oneDraw / ROW) * ROW;
    [this.least, this.most] = [LEAST_SHARD_MS, SHARD_MS].map((lasting) => Math.max(rows(lasting, oneDraw / blocks), ROW));
    this.sharing = isSharedOut ? 1 : workers;
    const affordable = rows(FIRST_MS * workers - households * LAYOUT_MS, oneDraw);
    const first = Math.min(Math.max(affordable, FIRST_LEAST), FIRST_MOST, draws);
    this.stages = [...[first, 4 * first, 16 * first].filter((end) => end < draws / 2), draws];
  }

  next(worker) {
    const due = this.stages.filter((end) => end <= this.#complete()).at(-1) ?? 0;
    const isDue = this.#reported === 0 || due === this.stages.at(-1) || performance.now() - this.#reportedAt > REPORT_EVERY;
    if (due > this.#reported && isDue) {
      [this.#reported, this.#reportedAt] = [due, performance.now()];
      const shards = this.#shards.filter(({ first }) => first < due);
      return { call: "report", args: [shards.map(({ value }) => value)], isLast: due === this.stages.at(-1) };
    }
    const draws = this.stages.at(-1);
    const own = worker % this.#next.length;
    const left = this.#next.map((next) => draws - next);
    const block = left[own] > 0 ? own : left.findIndex((left) => left >= WORTH_TAKING);
    if (block < 0) return null;
    const first = this.#next[block], end = this.stages.find((end) => end > first);
    const fair = Math.ceil((end - first) / this.sharing / ROW) * ROW;
    const many = Math.min(Math.max(fair, this.least), this.most, end - first);
    this.#next[block] += many;
    const shard = { first, end: first + many, value: null };
    this.#shards.push(shard);
    const village = block * this.block;
    return { call: "run", args: [first, many, village, Math.min(this.block, this.villages - village)], shard };
  }

  // Draws up to the first shard that is not there yet, given out or not.
  #complete() {
    const missing = this.#shards.filter(({ value }) => !value).map(({ first }) => first);
    return Math.min(...missing, ...this.#next);
  }
}
