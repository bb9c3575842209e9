// Starts the page, from a web server and from file:// alike.
//
// The contract with the build (`cargo xtask build`). index.html holds placeholders:
//   {{csp}}      the Content-Security-Policy's value
//   {{style}}    the style sheet: a link on the site, inline in the single file
//   {{assets}}   <script type="application/json" id="fenhong-assets">, read below:
//                  version        hash of the whole release
//                  wasm           { url } on the site, { base64 } in the single file: the one wasm module
//                  serviceWorker  "sw.js" on the site, null in the single file
//   {{scripts}}  in this order: a function `fenhong_glue` around wasm-bindgen's script, which returns what that script
//                makes; a function `fenhong_worker` around worker.js; the files in host/; this file
// The module is bundled for the target "no-modules": module scripts do not load from file://. The page and its workers
// use the same compiled module; a worker's script is the text of the two functions, so the glue comes only once.
//
// The page's wasm calls `fenhong.…` (www/src/host.rs; host/ holds it) and is called by its exports (www/src/lib.rs).
// The policy allows no inline style: set styles through the CSS object model, never through a style attribute. It
// allows no request but to the page's own files.
"use strict";

{
  const root = document.documentElement;
  const isDark = matchMedia("(prefers-color-scheme: dark)");
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

  async function start() {
    const [module, kept, link] = await Promise.all([fenhong.module, fenhong.kept(), fenhong.linked()]);
    await fenhong.page({ module_or_path: module });
    fenhong.page.start(JSON.stringify({
      ...kept,
      link,
      lang: fenhong.stored("lang"),
      light,
      dark: isDark.matches,
      wide: matchMedia("(min-width: 1000px)").matches,
      workers: fenhong.workers,
    }));
    fenhong.listen();
    fenhong.meetWorkers();
    isDark.onchange = () => fenhong.page.tell("dark", isDark.matches ? "yes" : "no", "");
    root.setAttribute("data-ready", "");
  }

  fenhong.version = assets.version;
  fenhong.module = compile(assets.wasm);
  fenhong.page = fenhong_glue();
  // They come up while the page does.
  fenhong.hireAll();
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
        const registration = await serviceWorker.register(assets.serviceWorker);
        // A page that stays open for days hears of a new version too.
        setInterval(() => registration.update().catch(() => {}), 3_600_000);
      } catch (error) {
        console.warn(error);
      }
    });
  }
}
