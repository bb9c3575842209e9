// What the page asks of the window (www/src/host.rs), and what boot.js asks before the page is there.
"use strict";

globalThis.fenhong = {
  complain: (what) => console.error(what),
  firstNumbers: (began) => performance.measure("fenhong first numbers", { start: began, end: performance.now() }),

  // Some browsers forbid storage; then the next visit starts with the defaults.
  stored(name) {
    try {
      return localStorage.getItem(`fenhong-${name}`);
    } catch {
      return null;
    }
  },
};
