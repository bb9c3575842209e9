// The scenario at hand in the browser's own database: two generations, so that a kill in the middle of a write leaves
// the one before.
"use strict";

{
  const STORE = "work";
  // The two places that are written in turn.
  const PLACES = ["a", "b"];
  // Waiting for more typing before the scenario is kept, in milliseconds.
  const KEEP_AFTER = 250;
  // A database that does not open must not keep the page from starting.
  const PATIENCE_MS = 1500;

  let database = null;
  let number = 0;
  let waiting = 0;

  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const store = (mode) => database.transaction(STORE, mode).objectStore(STORE);

  async function open() {
    const request = indexedDB.open("fenhong", 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    database = await done(request);
    const found = await Promise.all(PLACES.map((place) => done(store("readonly").get(place))));
    const works = found.filter((work) => work?.scenario).sort((a, b) => b.number - a.number);
    number = works[0]?.number ?? 0;
    return works;
  }

  // What was kept, the newest first, and whether this browser keeps anything.
  fenhong.kept = async () => {
    const late = new Promise((_, reject) => setTimeout(reject, PATIENCE_MS));
    try {
      return { works: await Promise.race([open(), late]), keeps: true };
    } catch {
      return { works: [], keeps: false };
    }
  };

  async function write(scenario, origin) {
    number += 1;
    try {
      await done(store("readwrite").put({ number, scenario, origin }, PLACES[number % PLACES.length]));
      fenhong.page.tell("kept", "", "");
    } catch {
      // The disk is full, for example.
      fenhong.page.tell("not-kept", "", "");
    }
  }

  fenhong.keep = (scenario, origin) => {
    clearTimeout(waiting);
    waiting = setTimeout(write, KEEP_AFTER, scenario, origin);
  };
}
