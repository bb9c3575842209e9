// Files out, on this machine only.
"use strict";

{
  // No letter that a system forbids in a name.
  const named = (name) => {
    const [, stem, ending] = /^(.*)(\.\w+)$/s.exec(name);
    return stem.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "") + ending;
  };

  function offer(name, blob) {
    const url = URL.createObjectURL(blob);
    const anchor = document.createElement("a");
    anchor.href = url;
    anchor.download = named(name);
    anchor.click();
    // The browser reads the blob a little later.
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }

  fenhong.save = (name, type, text) => offer(name, new Blob([text], { type }));

  fenhong.saveJson = (name, json) => fenhong.save(name, "application/json", JSON.stringify(JSON.parse(json), null, 2));

  // Two dots for a pixel, so that it is sharp on a slide.
  fenhong.savePicture = async (name, svg) => {
    const image = new Image();
    image.src = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [image.width * 2, image.height * 2];
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(image.src);
    canvas.toBlob((blob) => offer(name, blob));
  };
}
