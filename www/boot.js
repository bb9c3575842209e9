// Starts the page, from a web server and from file:// alike. xtask/src/build/assets.rs says what the build puts into
// index.html and around this script; www/src/app/host.rs, what the module calls here.
"use strict";

globalThis.fenhong = {};

{
  let [light, isOther] = [null, location.hash];
  try {
    light = localStorage.getItem("fenhong-light");
    isOther ||= localStorage.getItem("fenhong-work") || localStorage.getItem("fenhong-lang") === "en";
  } catch {
    // Some browsers forbid storage.
  }
  // At once, so that a dark system never sees a white flash and who asks for another view no numbers of the first one.
  const isDark = light === "dark" || (light !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.setAttribute("data-theme", isDark ? "dark" : "light");
  document.getElementById("first").hidden = Boolean(isOther);

  const assets = JSON.parse(document.getElementById("fenhong-assets").textContent);

  // (func (result v128) v128.const 0): what a browser without vectors refuses. `?scalar` behind the address, for tests,
  // makes this one such.
  const probe = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 22, 1, 20, 0, 253, 12];
  const hasVectors =
    location.search !== "?scalar" && WebAssembly.validate(Uint8Array.from([...probe, ...Array(16).fill(0), 11]));
  const serviceWorker = assets.serviceWorker && assets.serviceWorker + (hasVectors ? "" : "?scalar");

  const allowed = [assets.scalar.glue, assets.workbook.glue, serviceWorker];
  const createScriptURL = (url) => {
    if (url.startsWith("blob:") || allowed.includes(url)) return url;
    throw new TypeError(`not a script of this page: ${url}`);
  };
  const trusted = globalThis.trustedTypes?.createPolicy("fenhong", { createScriptURL }) ?? { createScriptURL };
  const script = (url) => trusted.createScriptURL(url);

  async function compile({ url, base64 }) {
    if (base64) return WebAssembly.compile(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)));
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${url}: ${response.status}`);
    // A server that does not know wasm's MIME type still gets the page running.
    const isTyped = response.headers.get("content-type") === "application/wasm";
    return isTyped ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
  }

  const load = (url) => new Promise((onload, onerror) => {
    document.head.append(Object.assign(document.createElement("script"), { src: script(url), onload, onerror }));
  });

  // A module ready for use; what needs only its glue begins while it is on its way.
  async function bring(name, meanwhile) {
    const { glue, ...wasm } = assets[name];
    const compiled = compile(wasm);
    if (glue) await load(glue);
    const made = globalThis[`fenhong_${name}`];
    meanwhile?.(made);
    const core = made();
    await core({ module_or_path: await compiled });
    return core;
  }

  fenhong.workbook = () => bring("workbook");

  // What a worker does: the page's own module without a page (www/src/engine/serve.rs), once that is sent to it.
  const work = (core) => {
    onmessage = ({ data }) => {
      core.initSync({ module: data });
      core.serve();
    };
  };

  // A worker's script is the text of two functions, so the glue comes only once.
  function hire(glue) {
    const url = script(URL.createObjectURL(new Blob([`(${work})((${glue})());`], { type: "text/javascript" })));
    const waiting = Array.from({ length: Math.min(navigator.hardwareConcurrency || 2, 8) }, () => new Worker(url));
    fenhong.workers = waiting.length;
    fenhong.worker = () => waiting.pop() ?? new Worker(url);
  }

  async function start() {
    fenhong.page = await bring(hasVectors ? "page" : "scalar", hire);
    fenhong.page.start(fenhong.workers);
    if (serviceWorker && "serviceWorker" in navigator) await listen(navigator.serviceWorker);
  }

  // On a LAN address over plain http there is no secure context and so no service worker: the page works all the same.
  async function listen(container) {
    container.onmessage = ({ data }) => {
      if (data.version !== assets.version) fenhong.page.outdated();
    };
    // A new release may have come while this page was starting.
    container.controller?.postMessage("which release?");
    const registration = await container.register(script(serviceWorker)).catch(console.warn);
    // A page that stays open for days hears of a new one too.
    setInterval(() => registration?.update().catch(() => {}), 3_600_000);
  }

  start().catch((error) => {
    console.error(error);
    document.getElementById("boot-failed").hidden = false;
  });
  fenhong.version = assets.version;
}
