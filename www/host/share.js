// Links out: what host/link.js reads.
"use strict";

{
  async function pack(text) {
    const bytes = await fenhong.through(new CompressionStream("deflate-raw"), new TextEncoder().encode(text));
    const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
    return base64.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  }

  // Who can open a link to this page: everyone who reaches its server, this computer alone, or none, as it is a file.
  function reach() {
    if (location.protocol === "file:") return "file";
    return /^(localhost|127\.|\[::1\])/.test(location.hostname) ? "here" : "all";
  }

  // The link to the change `text` of the shipped case `id`, or to the whole scenario `text` where there is no such id.
  fenhong.link = async (id, text, version) => {
    const packed = await pack(text);
    const link = `${location.href.split("#")[0]}#${id ? `c=${id}.` : "s="}${packed}`;
    fenhong.page.tell("link-made", link, `${version} ${reach()}`);
  };

  fenhong.copy = async (text) => {
    // Browsers offer no clipboard on a page that came over plain http.
    const copied = await navigator.clipboard?.writeText(text).then(() => true, () => false);
    fenhong.page.tell(copied ? "link-copied" : "link-shown", text, "");
  };
}
