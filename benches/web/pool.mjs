// A pool of workers as the page has it, without the page: the page's module at work, shards of some thirty
// milliseconds, the first futures first, reports on the way. For Chromium and for Node.
//
// The page's own pool is Rust (www/src/engine); this one cuts the work in the same way, so that the bench needs no other
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

// Goes behind the module's glue: what the page has its workers do, and how much memory their wasm has.
export const WORK = `
onmessage = ({ data }) => {
  const { memory } = fenhong_core.initSync({ module: data });
  fenhong_core.serve();
  const work = onmessage;
  onmessage = (event) => (event.data === "memory" ? postMessage([memory.buffer.byteLength]) : work(event));
  postMessage([]);
};`;

export class Pool {
  #workers;
  #waiting;
  #generation = 0;

  // A worker has a method `send(message)`, and calls `said(message)` with what it answers, in the order of the questions,
  // and `failed(error)` when it stops.
  constructor(workers) {
    this.#workers = workers;
    this.#waiting = new Map(workers.map((worker) => [worker, []]));
    for (const worker of workers) {
      const next = () => this.#waiting.get(worker).shift();
      worker.said = (data) => (typeof data === "string" ? next().reject(new Error(data)) : next().resolve(data[0]));
      worker.failed = (error) => next()?.reject(new Error(error));
    }
  }

  start(module) {
    return Promise.all(this.#workers.map((worker) => this.#ask(worker, module)));
  }

  #ask(worker, message) {
    return new Promise((resolve, reject) => {
      this.#waiting.get(worker).push({ resolve, reject });
      worker.send(message);
    });
  }

  // Bytes of all workers' wasm.
  async memory() {
    const bytes = await Promise.all(this.#workers.map((worker) => this.#ask(worker, "memory")));
    return bytes.reduce((sum, part) => sum + part, 0);
  }

  // The random words and table look-ups alone, draws shared out.
  async bareLuck(scenario) {
    const start = performance.now();
    const [text, generation] = [JSON.stringify(scenario), ++this.#generation];
    const args = [scenario.draws / this.#workers.length, scenario.village.households];
    await Promise.all(this.#workers.map((worker) => this.#ask(worker, [generation, text, "bare_luck", args])));
    return performance.now() - start;
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
        this.#ask(worker, [generation, text, call, args]).then((value) => {
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
