// The service worker: keeps the page working without a network. The build puts before this file
//   const RELEASE = { version: "<hash>", files: ["./", "boot.<hash>.js", …], vector: […], scalar: […] };
// where the last two are what only browsers with vectors need, or, asked for as `sw.js?scalar`, those without them.
// The cache answers first, for the page as for its hashed files: on a village's network a visit must not wait for a
// server. The browser looks for a new release at every visit; when it is all here, the open pages are told.
"use strict";

const CACHE = `fenhong-${RELEASE.version}`;

addEventListener("install", (event) => {
  const files = [...RELEASE.files, ...(location.search === "?scalar" ? RELEASE.scalar : RELEASE.vector)];
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(files)).then(() => skipWaiting()));
});

addEventListener("activate", (event) => {
  const clean = async () => {
    const old = (await caches.keys()).filter((name) => name.startsWith("fenhong-") && name !== CACHE);
    // A page of the release before may be open and want what it has not needed yet.
    await Promise.all(old.slice(0, -1).map((name) => caches.delete(name)));
  };
  event.waitUntil(clean().then(() => clients.claim()).then(() => clients.matchAll()).then(tell));
});

addEventListener("message", ({ source }) => tell([source]));

// A page of an older release offers to load the new one.
function tell(pages) {
  for (const page of pages) page.postMessage({ version: RELEASE.version });
}

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method === "GET") event.respondWith(file(isPage(request) ? "./" : request, request));
});

// A search such as a mail program puts behind the address does not make another page of it.
function isPage({ mode, url }) {
  const { origin, pathname } = new URL(url);
  return mode === "navigate" && [registration.scope, `${registration.scope}index.html`].includes(origin + pathname);
}

async function file(kept, request) {
  const own = await caches.open(CACHE);
  return (await own.match(kept)) ?? (await caches.match(request)) ?? fetch(request);
}
