// j and k walk from point to point; the page reads the same without this.
document.addEventListener("keydown", function (event) {
  if (event.ctrlKey || event.metaKey || event.altKey || (event.key !== "j" && event.key !== "k")) return;
  var steps = Array.from(document.querySelectorAll(".step"));
  var at = steps.indexOf(document.activeElement.closest(".step"));
  if (at < 0) at = steps.findIndex(function (step) { return step.getBoundingClientRect().top > 0; }) - 1;
  var next = steps[event.key === "j" ? at + 1 : at - 1];
  if (next) { next.focus({ preventScroll: true }); next.scrollIntoView({ block: "start" }); }
});
