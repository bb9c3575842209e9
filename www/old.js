// Runs after boot.js, in the words of the oldest browsers: where that could not even be read, it says what can.
if (!window.fenhong || !window.fenhong.version) document.getElementById("boot-failed").removeAttribute("hidden");
