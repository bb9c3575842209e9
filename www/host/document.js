// What the page asks of the document and the window beyond its own tree (www/src/host.rs).
"use strict";

globalThis.fenhong = {
  complain: (what) => console.error(what),
  now: () => performance.now(),
  askFrame: () => requestAnimationFrame(() => fenhong.page.frame()),
  firstNumbers: (began) => performance.measure("fenhong first numbers", { start: began, end: performance.now() }),

  root: (name, value) => document.documentElement.setAttribute(name, value),
  title: (text) => (document.title = text),
  height: () => innerHeight,
  style: (element, name, value) => element.style.setProperty(name, value),
  modal(element, open) {
    if (!open) return element.close();
    if (element.open) return;
    // A dialog that another module asked for gives the focus back to what asks for it here.
    if (document.activeElement === document.body) document.querySelector(".why")?.focus();
    element.showModal();
  },
  place(element, x, y) {
    const { left, top, width } = element.getBoundingClientRect();
    return [x - left, y - top, width];
  },
  scroll(place) {
    const charts = document.querySelector(".charts");
    charts.scrollLeft = (charts.clientWidth + 16) * place;
  },
  reload: () => location.reload(),
  print: () => print(),

  route(address) {
    location.hash = `#/${address}`;
    scrollTo(0, 0);
  },

  watchDrawings() {
    fenhong.observer?.disconnect();
    const drawings = [...document.querySelectorAll(".drawing")];
    const measure = ({ target }) => target.clientWidth && fenhong.page.measured(drawings.indexOf(target), target.clientWidth);
    const observer = (fenhong.observer = new ResizeObserver((entries) => entries.forEach(measure)));
    drawings.forEach((drawing) => observer.observe(drawing));
  },

  // Some browsers forbid storage; then the next visit starts with the defaults.
  stored(name) {
    try {
      return localStorage.getItem(`fenhong-${name}`);
    } catch {
      return null;
    }
  },
  store(name, value) {
    try {
      localStorage.setItem(`fenhong-${name}`, value);
    } catch {}
  },
};
