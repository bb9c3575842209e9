// A scenario in a link: deflated JSON in URL-safe base64. Behind `#s=` stands the whole scenario; behind `#c=` a shipped
// case's id, a dot and what is changed of it, which is much shorter (host/share.js makes them).
"use strict";

{
  // No scenario without a roster is nearly as large; a link that grows beyond is refused.
  const MOST_BYTES = 1 << 20;

  async function through(stream, bytes) {
    const parts = [];
    let length = 0;
    for await (const part of read(new Blob([bytes]).stream().pipeThrough(stream))) {
      length += part.length;
      if (length > MOST_BYTES) throw new Error("too large");
      parts.push(part);
    }
    return new Uint8Array(await new Blob(parts).arrayBuffer());
  }

  // Not every browser's streams can be iterated.
  async function* read(stream) {
    const reader = stream.getReader();
    for (let part; !(part = await reader.read()).done; ) yield part.value;
  }

  fenhong.through = through;

  async function unpack(text) {
    const base64 = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(base64, (letter) => letter.charCodeAt(0));
    return new TextDecoder().decode(await through(new DecompressionStream("deflate-raw"), bytes));
  }

  // The address of the view: what stands behind `#/`.
  fenhong.address = () => (location.hash.startsWith("#/") ? location.hash.slice(2) : "scheme");

  // The text in the address, which is left without it: null for none, empty where it is damaged.
  fenhong.linked = async () => {
    const [, id, packed] = /^#(?:s=|c=([\w-]+)\.)(.*)$/.exec(location.hash) ?? [];
    if (packed === undefined) return null;
    try {
      history.replaceState(null, "", `${location.pathname}#/scheme`);
    } catch {
      // From a file the address may not be changed; the link then simply stays.
    }
    const text = await unpack(packed).catch(() => "");
    return id && text ? `{"case":"${id}","change":${text}}` : text;
  };

  addEventListener("hashchange", async () => {
    const text = await fenhong.linked();
    if (text !== null) fenhong.page.tell("link", text, "");
    else fenhong.page.tell("view", fenhong.address(), "");
  });
}
