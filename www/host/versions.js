// Named versions of scenarios in the browser's database, beside the work at hand (host/store.js): under `v` and a number
// the name and the day, under `s` and the number the scenario, so that a list does not read them all.
"use strict";

{
  const [LABEL, SCENARIO] = ["v", "s"];
  const day = () => {
    const two = (number) => String(number).padStart(2, "0");
    const now = new Date();
    const date = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join("-");
    return `${date} ${two(now.getHours())}:${two(now.getMinutes())}`;
  };
  const number = (id) => String(id).padStart(8, "0");

  async function list() {
    const labels = await fenhong.done(fenhong.shelf("readonly").getAll(IDBKeyRange.bound(LABEL, LABEL + "~")));
    fenhong.page.tell("versions", JSON.stringify(labels), "");
  }

  // Several writes that are done together or not at all.
  const all = (step) => new Promise((resolve, reject) => {
    const shelf = fenhong.shelf("readwrite");
    shelf.transaction.oncomplete = resolve;
    shelf.transaction.onabort = () => reject(shelf.transaction.error);
    step(shelf);
  });

  const ACTS = {
    list: () => {},
    async add(_, name, scenario) {
      const labels = await fenhong.done(fenhong.shelf("readonly").getAllKeys(IDBKeyRange.bound(LABEL, LABEL + "~")));
      const id = Math.max(0, ...labels.map((label) => Number(label.slice(1)))) + 1;
      await all((shelf) => {
        shelf.put({ id, name, date: day() }, LABEL + number(id));
        shelf.put(scenario, SCENARIO + number(id));
      });
      fenhong.page.tell("version-kept", name, "");
    },
    async open(id) {
      const label = await fenhong.done(fenhong.shelf("readonly").get(LABEL + number(id)));
      const scenario = await fenhong.done(fenhong.shelf("readonly").get(SCENARIO + number(id)));
      fenhong.page.tell("version-opened", scenario ?? "", label?.name ?? "");
    },
    async rename(id, name) {
      const label = await fenhong.done(fenhong.shelf("readonly").get(LABEL + number(id)));
      await all((shelf) => shelf.put({ ...label, name }, LABEL + number(id)));
    },
    async remove(id) {
      await all((shelf) => [LABEL, SCENARIO].forEach((kind) => shelf.delete(kind + number(id))));
    },
  };

  // Does `act` with the version `id`, and tells the list as it then is.
  fenhong.versions = async (act, id, name, scenario) => {
    try {
      await ACTS[act](id, name, scenario);
      await list();
    } catch (error) {
      console.warn(error);
      fenhong.page.tell("versions-failed", "", "");
    }
  };
}
