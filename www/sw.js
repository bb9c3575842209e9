// The service worker: keeps the page working without a network. The build puts before this file
//   const RELEASE = { version: "<hash>", files: ["./", "boot.<hash>.js", …] };
// The cache answers first, for the page as for its hashed files: on a village's network a visit must not wait for a
// server. The browser looks for a new release at every visit; when it is all here, the open pages are told.
"use strict";

const CACHE = `fenhong-${RELEASE.version}`;

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
