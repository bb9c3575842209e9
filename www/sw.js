// The service worker: keeps the page working without a network. The build puts before this file
//   const RELEASE = { version: "<hash>", files: ["./", "boot.<hash>.js", …], vector: […], scalar: […] };
// where the last two are what only browsers with vectors, or without them, need.
// The cache answers first, for the page as for its hashed files: on a village's network a visit must not wait for a
// server. The browser looks for a new release at every visit; when it is all here, the open pages are told.
"use strict";

const CACHE = `fenhong-${RELEASE.version}`;

addEventListener("install", (event) => {
  // (func (result v128) v128.const 0): what a browser without vectors refuses.
  const probe = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 22, 1, 20, 0, 253, 12];
  const hasVectors = WebAssembly.validate(Uint8Array.from([...probe, ...Array(16).fill(0), 11]));
  const files = [...RELEASE.files, ...(hasVectors ? RELEASE.vector : RELEASE.scalar)];
  const keep = async () => (await caches.open(CACHE)).addAll(files);
  event.waitUntil(keep().then(() => skipWaiting()));
});

addEventListener("activate", (event) => {
  const clean = async () => {
    const old = (await caches.keys()).filter((name) => name.startsWith("fenhong-") && name !== CACHE);
    await Promise.all(old.map((name) => caches.delete(name)));
  };
  event.waitUntil(clean().then(() => clients.claim()).then(tell));
});

// A page of an older release offers to load the new one.
async function tell() {
  for (const page of await clients.matchAll()) page.postMessage({ version: RELEASE.version });
}

addEventListener("fetch", (event) => {
  if (event.request.method !== "GET") return;
  event.respondWith(file(isPage(event.request) ? "./" : event.request, event.request));
});

// A search such as a mail program puts behind the address does not make another page of it.
function isPage({ mode, url }) {
  const { origin, pathname } = new URL(url);
  return mode === "navigate" && [registration.scope, `${registration.scope}index.html`].includes(origin + pathname);
}

async function file(kept, request) {
  return (await caches.match(kept)) ?? fetch(request);
}
