// The scenario at hand in the browser's own database: two generations, so that a kill in the middle of a write leaves
// the one before. host/versions.js keeps the named ones beside them.
"use strict";

{
  const STORE = "work";
  // The two places that are written in turn.
  const PLACES = ["a", "b"];
  // From an edit to the write that keeps it and what is typed meanwhile, in milliseconds.
  const KEEP_AFTER = 250;
  // A database that does not open must not keep the page from starting.
  const PATIENCE_MS = 1500;

  let database = null;
  let number = 0;
  let waiting = 0;
  let newest = [];

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
      if (!waiting) fenhong.page.tell("kept", "", "");
    } catch {
      // The disk is full, for example.
      fenhong.page.tell("not-kept", "", "");
    }
  }

  // Work under way in a view, by the view's name.
  fenhong.keepTask = (name, text) => {
    try {
      store("readwrite").put(text, name);
    } catch {
      // Without a store it is calculated again on the next visit.
    }
  };
  fenhong.recallTask = async (name) => {
    const text = await (async () => done(store("readonly").get(name)))().catch(() => "");
    fenhong.page.tell("task", text ?? "", name);
  };

  // The first edit sets the time of the write: who types without a pause is kept too.
  fenhong.keep = (...work) => {
    newest = work;
    waiting ||= setTimeout(() => {
      waiting = 0;
      write(...newest);
    }, KEEP_AFTER);
  };

  // Of the same place, for what else the page keeps.
  fenhong.shelf = store;
  fenhong.done = done;
}
