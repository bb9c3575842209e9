// Starts the page, from a web server and from file:// alike.
//
// The contract with the build (`cargo xtask build`). index.html holds placeholders:
//   {{csp}}      the Content-Security-Policy's value
//   {{style}}    the style sheet: a link on the site, inline in the single file
//   {{assets}}   <script type="application/json" id="fenhong-assets">, read below:
//                  version        hash of the whole release
//                  wasm           { url } on the site, { base64 } in the single file: the module that starts
//                  whole          { url, glue, style } of the module with all views and languages, its script and its
//                                 style sheet; null in the single file, where that is the module that starts
//                  workbook       { url, glue } of the module that writes workbooks, { base64 } in the single file
//                  serviceWorker  "sw.js" on the site, null in the single file
//   {{scripts}}  in this order: a function `fenhong_glue` around wasm-bindgen's script, which returns what that script
//                makes; a function `fenhong_worker` around worker.js; the files in host/; this file
// The whole's glue is a script of its own that defines a function `fenhong_whole`, with the scripts of host/ that only
// its views need; the workbook's defines `fenhong_workbook`.
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

  const part = (tag, properties) => new Promise((resolve, reject) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.onload = resolve;
    element.onerror = reject;
    document.head.append(element);
  });

  // The whole: its compiled module, its glue and its style, asked for once; after a failure again.
  let loading = null;
  function load() {
    const { glue, style } = assets.whole;
    const all = () => [compile(assets.whole), part("script", { src: glue }), part("link", { rel: "stylesheet", href: style })];
    loading ??= Promise.all(all()).catch((error) => {
      loading = null;
      throw error;
    });
    return loading.then(([module]) => module);
  }

  // A module of its own beside the page's.
  fenhong.extra = async (name) => {
    const { glue, ...wasm } = assets[name];
    const [module] = await Promise.all([compile(wasm), glue && part("script", { src: glue })]);
    const made = globalThis[`fenhong_${name}`]();
    await made({ module_or_path: module });
    return made;
  };

  async function start(glue, module, found) {
    const page = glue();
    await page({ module_or_path: await module });
    fenhong.page = page;
    page.start(JSON.stringify({
      ...found,
      view: found.view ?? fenhong.address(),
      lang: fenhong.stored("lang"),
      light: fenhong.stored("light"),
      dark: isDark.matches,
      wide: matchMedia("(min-width: 1000px)").matches,
      workers: fenhong.workers,
    }));
    fenhong.meetWorkers();
  }

  // Starts with the module `module`, a promise, and its glue.
  async function begin(glue, module) {
    [fenhong.glue, fenhong.module] = [glue, module];
    // They come up while the page does.
    fenhong.hireAll();
    const [kept, link] = await Promise.all([fenhong.kept(), fenhong.linked()]);
    await start(glue, module, { ...kept, link });
    fenhong.listen();
    isDark.onchange = () => fenhong.page.tell("dark", isDark.matches ? "yes" : "no", "");
    root.setAttribute("data-ready", "");
  }

  // The page that is there goes on until the whole can take over, so that nothing is lost if it does not come.
  let isChanging = false;
  fenhong.whole = async (view, asked) => {
    if (isChanging) return;
    isChanging = true;
    const late = setTimeout(() => fenhong.page.tell("whole-late", "", ""), 400);
    try {
      const module = await load();
      clearTimeout(late);
      const found = JSON.parse(fenhong.page.hand_over());
      fenhong.dismissAll();
      [fenhong.glue, fenhong.module, assets.whole] = [fenhong_whole, Promise.resolve(module), null];
      fenhong.hireAll();
      await start(fenhong_whole, module, { ...found, view, asked });
      if (fenhong.address() !== view) fenhong.route(view);
    } catch (error) {
      console.warn(error);
      fenhong.page.tell("whole-failed", "", "");
    } finally {
      clearTimeout(late);
      isChanging = false;
    }
  };

  fenhong.version = assets.version;
  // What needs the whole begins with it; without a network and without a kept copy the first module must do.
  const wantsWhole = assets.whole && (fenhong.stored("lang") === "en" || fenhong.address() !== "scheme");
  const first = () => begin(fenhong_glue, compile(assets.wasm));
  const whole = async () => {
    const module = await load();
    assets.whole = null;
    return begin(fenhong_whole, Promise.resolve(module));
  };
  (wantsWhole ? whole().catch(first) : first()).catch((error) => {
    console.error(error);
    document.getElementById("boot-failed").hidden = false;
  });

  // Once the reader has results, the whole is fetched, so that opening it does not take a wait; not on a connection
  // that shall be spared.
  const PATIENCE_MS = 3000;
  addEventListener("load", () => setTimeout(() => {
    if (assets.whole && !navigator.connection?.saveData) load().catch(() => {});
  }, PATIENCE_MS));

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
