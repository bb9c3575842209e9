// The simulation workers and their messages (described in worker.js). The page decides who does what (www/src/engine).
"use strict";

{
  // A worker's script is the text of two functions, so the glue comes only once.
  fenhong.workerSource = () => `(${fenhong_worker})((${fenhong.glue})());`;

  const lanes = [];
  // What they said before the page was there to hear it.
  let unheard = [];

  // As many as the machine has processors, 8 at most.
  fenhong.workers = Math.min(navigator.hardwareConcurrency || 2, 8);

  function say(place, data) {
    if (unheard) return unheard.push([place, data]);
    if (data.fatal) console.warn(`a worker stopped: ${data.error}`);
    const kind = data.fatal ? "stopped" : data.error === undefined ? "value" : "refused";
    fenhong.page.answered(place, kind, data.error ?? data.value, data.milliseconds ?? 0);
  }

  function hire(place) {
    const url = URL.createObjectURL(new Blob([fenhong.workerSource()], { type: "text/javascript" }));
    const worker = new Worker(fenhong.script(url));
    lanes[place]?.terminate();
    lanes[place] = worker;
    const hear = (data) => lanes[place] === worker && !data.ready && say(place, data);
    worker.onmessage = ({ data }) => hear(data);
    worker.onerror = (event) => hear({ fatal: true, error: event.message });
    fenhong.module.then((module) => worker.postMessage({ module }), () => {});
  }

  fenhong.hire = hire;
  fenhong.hireAll = () => Array.from({ length: fenhong.workers }, (_, place) => hire(place));
  fenhong.meetWorkers = () => {
    const said = unheard;
    unheard = null;
    said.forEach(([place, data]) => say(place, data));
  };

  // A worker hears of its module first: both wait for the same promise.
  fenhong.ask = (place, generation, scenario, call, args) => {
    const question = { id: 0, generation, call, args, ...(scenario && { scenario }) };
    fenhong.module.then(() => lanes[place].postMessage(question), () => {});
  };
}
