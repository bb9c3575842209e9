// Starts the page, from a web server and from file:// alike.
//
// The contract with the build (`cargo xtask build`). index.html holds placeholders:
//   {{csp}}      the Content-Security-Policy's value
//   {{style}}    the style sheet: a link on the site, inline in the single file
//   {{assets}}   <script type="application/json" id="fenhong-assets">, read below:
//                  version        hash of the whole release
//                  worker         source of a simulation worker: the core's glue, then worker.js
//                  core, page     { url } on the site, { base64 } in the single file: the two wasm modules
//                  serviceWorker  "sw.js" on the site, null in the single file
//   {{scripts}}  the page's glue (defines `fenhong_page`), then this file
// Both wasm modules are bundled for the target "no-modules": module scripts do not load from file://.
//
// The contract with the page (Rust, www/src). Before the page's wasm starts, this is set:
//   globalThis.fenhong = {
//     version:      string,
//     workerSource: string,                         // a classic worker's script, for a Blob URL
//     coreModule:   Promise<WebAssembly.Module>,    // compiled once; post it to every worker
//   }
// A worker is made so (the messages are described in worker.js):
//   const url = URL.createObjectURL(new Blob([fenhong.workerSource], { type: "text/javascript" }));
//   const worker = new Worker(url);
//   worker.postMessage({ module: await fenhong.coreModule });
// The page mounts from its #[wasm_bindgen(start)] function, into <div id="fenhong">.
// The policy allows no inline style: set styles through the CSS object model (Leptos `style:name=`), never
// through a style attribute. It allows no request but to the page's own files.
"use strict";

(() => {
  // At once, so that a dark system never sees a white flash; the page takes over later.
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.setAttribute("data-theme", dark ? "dark" : "light");

  const assets = JSON.parse(document.getElementById("fenhong-assets").textContent);

  function bytesOf(base64) {
    const text = atob(base64);
    const bytes = new Uint8Array(text.length);
    for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
    return bytes;
  }

  async function compile({ url, base64 }) {
    if (base64) return WebAssembly.compile(bytesOf(base64));
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${url}: ${response.status}`);
    // A server that does not know wasm's MIME type still gets the page running.
    const typed = response.headers.get("content-type") === "application/wasm";
    return typed ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
  }

  function fail(error) {
    console.error(error);
    document.getElementById("boot-failed").hidden = false;
  }

  const coreModule = compile(assets.core);
  // Whoever awaits the module sees the failure; this only keeps it from being reported twice.
  coreModule.catch(() => {});
  globalThis.fenhong = { version: assets.version, workerSource: assets.worker, coreModule };

  compile(assets.page)
    .then((module) => fenhong_page({ module_or_path: module }))
    .then(() => document.documentElement.setAttribute("data-ready", ""))
    .catch(fail);

  // On a LAN address over plain http there is no secure context and so no service worker: the page works all the same.
  if (assets.serviceWorker && "serviceWorker" in navigator) {
    addEventListener("load", () => navigator.serviceWorker.register(assets.serviceWorker).catch(console.warn));
  }
})();
