// The service worker: keeps the page working without a network. The build puts before this file
//   const RELEASE = { version: "<hash>", files: ["./", "boot.<hash>.js", …] };
// Hashed files never change, so the cache answers first; for the page itself the network answers first, so that
// a new release is seen at once, unless the network is slower than a reader's patience.
"use strict";

const CACHE = `fenhong-${RELEASE.version}`;
const PATIENCE_MS = 3000;

addEventListener("install", (event) => {
  const keep = async () => (await caches.open(CACHE)).addAll(RELEASE.files);
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
  event.respondWith(event.request.mode === "navigate" ? page(event.request) : file(event.request));
});

async function file(request) {
  return (await caches.match(request)) ?? fetch(request);
}

async function page(request) {
  const kept = await caches.match("./");
  const fresh = fetch(request);
  if (!kept) return fresh;
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, kept));
  return Promise.race([fresh.catch(() => kept), late]);
}
