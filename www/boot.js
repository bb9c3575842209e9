// Starts the page, from a web server and from file:// alike.
//
// The contract with the build (`cargo xtask build`). index.html holds placeholders:
//   {{csp}}      the Content-Security-Policy's value
//   {{style}}    the style sheet: a link on the site, inline in the single file
//   {{assets}}   <script type="application/json" id="fenhong-assets">, read below:
//                  version        hash of the whole release
//                  wasm           { url } on the site, { base64 } in the single file: the page and its workers
//                  scalar         the same for browsers without vectors, with its glue: { url, glue }, { base64 }
//                  workbook       { url, glue } of the module that writes workbooks, { base64 } in the single file
//                  serviceWorker  "sw.js" on the site, null in the single file
//   {{scripts}}  in this order: a function `fenhong_glue` around wasm-bindgen's script, which returns what that script
//                makes; a function `fenhong_worker` around worker.js; the files in host/; this file
// The workbook's glue is a script of its own that defines a function `fenhong_workbook`.
// The modules are bundled for the target "no-modules": module scripts do not load from file://. The page and its
// workers use the same compiled module.
//
// The page's wasm calls `fenhong.…` (www/src/host.rs; host/ holds it) and is called by its exports (www/src/lib.rs).
// The policy allows no inline style: set styles through the CSS object model, never through a style attribute. It
// allows no request but to the page's own files.
"use strict";

{
  const root = document.documentElement;
  const isDark = matchMedia("(prefers-color-scheme: dark)");
  const isWide = matchMedia("(min-width: 1000px)");
  const light = fenhong.stored("light");
  // At once, so that a dark system never sees a white flash; the page takes over later.
  root.setAttribute("data-theme", light === "dark" || (light !== "light" && isDark.matches) ? "dark" : "light");

  const assets = JSON.parse(document.getElementById("fenhong-assets").textContent);

  async function compile({ url, base64 }) {
    if (base64) return WebAssembly.compile(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)));
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${url}: ${response.status}`);
    // A server that does not know wasm's MIME type still gets the page running.
    const typed = response.headers.get("content-type") === "application/wasm";
    return typed ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
  }

  // The page's policy demands of every address of a script that this has let it through: the page's own files, and what
  // it made itself.
  const allowed = [assets.scalar.glue, assets.workbook.glue, assets.serviceWorker];
  const createScriptURL = (url) => {
    if (url.startsWith("blob:") || allowed.includes(url)) return url;
    throw new TypeError(`not a script of this page: ${url}`);
  };
  const trusted = globalThis.trustedTypes?.createPolicy("fenhong", { createScriptURL }) ?? { createScriptURL };
  fenhong.script = (url) => trusted.createScriptURL(url);

  const load = (url) => new Promise((resolve, reject) => {
    const src = fenhong.script(url);
    document.head.append(Object.assign(document.createElement("script"), { src, onload: resolve, onerror: reject }));
  });

  // A module of its own beside the page's.
  fenhong.extra = async (name) => {
    const { glue, ...wasm } = assets[name];
    const [module] = await Promise.all([compile(wasm), glue && load(glue)]);
    const made = globalThis[`fenhong_${name}`]();
    await made({ module_or_path: module });
    return made;
  };

  // (func (result v128) v128.const 0): what a browser without vectors refuses. `?scalar` behind the address, for tests,
  // makes this one such.
  const probe = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 22, 1, 20, 0, 253, 12];
  const hasVectors = () =>
    location.search !== "?scalar" && WebAssembly.validate(Uint8Array.from([...probe, ...Array(16).fill(0), 11]));

  async function start() {
    const { glue, ...module_parts } = hasVectors() ? assets.wasm : assets.scalar;
    fenhong.module = compile(module_parts);
    if (glue) await load(glue);
    fenhong.glue = hasVectors() ? fenhong_glue : fenhong_scalar;
    // They come up while the page does.
    fenhong.hireAll();
    const module = await fenhong.module;
    const page = (fenhong.page = fenhong.glue());
    await page({ module_or_path: module });
    page.start(JSON.stringify({
      lang: fenhong.stored("lang"),
      light: fenhong.stored("light"),
      dark: isDark.matches,
      wide: isWide.matches,
      workers: fenhong.workers,
    }));
    isDark.onchange = () => fenhong.page.tell("dark", isDark.matches ? "yes" : "no", "");
    isWide.onchange = () => fenhong.page.tell("wide", isWide.matches ? "yes" : "no", "");
  }

  fenhong.version = assets.version;
  start().catch((error) => {
    console.error(error);
    document.getElementById("boot-failed").hidden = false;
  });

  // On a LAN address over plain http there is no secure context and so no service worker: the page works all the same.
  if (assets.serviceWorker && "serviceWorker" in navigator) {
    const { serviceWorker } = navigator;
    serviceWorker.onmessage = ({ data }) => {
      if (data.version !== fenhong.version) fenhong.page.tell("outdated", "", "");
    };
    addEventListener("load", async () => {
      try {
        const registration = await serviceWorker.register(fenhong.script(assets.serviceWorker));
        // A page that stays open for days hears of a new version too.
        setInterval(() => registration.update().catch(() => {}), 3_600_000);
      } catch (error) {
        console.warn(error);
      }
    });
  }
}
