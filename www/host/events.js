// One listener for each kind of event; the page finds out what it means (www/src/runtime.rs).
"use strict";

{
  const KINDS = [
    "click", "input", "change", "focusout", "keydown", "pointerdown", "pointermove", "pointerleave", "toggle", "close",
  ];
  // After the last scroll event, when a swiped chart is in its place.
  const SCROLLED_MS = 120;

  // The text of a field, or a key: `Control+Shift+z`.
  function textOf(event) {
    if (event.key === undefined) return String(event.target.value ?? "");
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return event.key;
    return `Control+${event.shiftKey ? "Shift+" : ""}${event.key.toLowerCase()}`;
  }

  function hear(event) {
    const { type, target, clientX = 0, clientY = 0 } = event;
    if (!(target instanceof Node)) return;
    if (type === "change" && target.type === "file") return open(target);
    const flags = (event.buttons & 1) | (event.pointerType === "mouse" ? 2 : 0) | (target.open ? 4 : 0);
    if (type === "pointerdown" && target.matches?.(".handle")) {
      // From here on the handle hears the pointer wherever it goes.
      target.setPointerCapture(event.pointerId);
      target.focus();
    }
    if (fenhong.page.heard(type, target, textOf(event), clientX, clientY, flags)) event.preventDefault();
    // A list in the head is a menu: its first line stays.
    if (type === "change" && target.matches("select.menu-select")) target.selectedIndex = 0;
    const menu = type === "click" && target.closest?.(".menu-list button")?.closest("details");
    if (menu) menu.open = false;
  }

  // The largest scenario file that is opened, in megabytes: a roster of a large county fits.
  const MOST_MEGABYTES = 64;

  async function open(input) {
    const [file] = input.files;
    input.value = "";
    if (!file) return;
    if (file.size > MOST_MEGABYTES * 1e6) return fenhong.page.tell("file-large", String(MOST_MEGABYTES), file.name);
    const text = await file.text().catch(() => null);
    const { to = "file" } = input.dataset;
    fenhong.page.tell(text === null ? "file-bad" : to, text ?? "", file.name);
  }

  fenhong.listen = () => {
    KINDS.forEach((kind) => document.addEventListener(kind, hear, true));
    const paper = (on) => () => fenhong.page.tell("paper", on, "");
    addEventListener("beforeprint", paper("yes"));
    addEventListener("afterprint", paper("no"));
    let waiting = 0;
    // Scrolling does not rise, but it is captured.
    document.addEventListener("scroll", ({ target: charts }) => {
      if (!charts.matches?.(".charts")) return;
      clearTimeout(waiting);
      const place = () => Math.round(charts.scrollLeft / (charts.clientWidth + 16));
      waiting = setTimeout(() => fenhong.page.tell("scrolled", String(place()), ""), SCROLLED_MS);
    }, true);
  };
}
