/*
 * The view as one file: a name or a mark opens what it stands for, a bar of the timeline chooses
 * its days, a mark of several incidents chooses these. Nothing is judged here, and nothing is fetched: all of it stands in the file.
 */
(function () {
"use strict";

const data = JSON.parse(document.getElementById("data").textContent);
const note = document.getElementById("days");
let chosen = "";

const overlaps = ([start, end], [first, last]) => end >= first && start <= last;

function open(target) {
  location.hash = `i-${target}`;
  document.querySelector(".right").scrollIntoView({ block: "nearest" });
}

/* Fade what is not chosen; the same choice again shows everything. */
function choose(what, words, isIn) {
  chosen = what === chosen ? "" : what;
  const isOut = (id) => chosen !== "" && !isIn(id);
  document.querySelectorAll("tr:has(th [data-open])").forEach((row) => {
    row.classList.toggle("off", isOut(row.querySelector("[data-open]").dataset.open));
  });
  document.querySelectorAll("[data-mark]").forEach((mark) => {
    const held = data.marks[mark.dataset.mark] || [];
    dim(mark, held.length > 0 && held.every(isOut));
  });
  note.hidden = chosen === "";
  note.textContent = chosen ? data.chosen.replace("{chosen}", () => words) : "";
}

/* Dim a mark as one beside an open incident is dimmed: by its class, and by its pattern's pale twin. */
function dim(mark, isOut) {
  mark.classList.toggle("cc-dim", isOut);
  const fill = mark.getAttribute("fill") || "";
  if (fill.startsWith("url(")) mark.setAttribute("fill", fill.replace(/(-dim)?\)/, isOut ? "-dim)" : ")"));
}

function chooseDays(days, words) {
  const period = days.split("/");
  choose(days, words, (id) => !(id in data.days) || overlaps(data.days[id], period));
}

/* A mark opens its incident; of several it shows which they are. */
function openMark(mark) {
  const held = data.marks[mark] || [];
  if (held.length === 1) open(held[0]);
  if (held.length < 2) return;
  choose(mark, data.places[mark], (id) => held.includes(id));
  note.scrollIntoView({ block: "nearest" });
}

function act(event) {
  const named = event.target.closest("[data-open], [data-days]");
  if (!named || event.target.closest("a")) return;
  if (event.type === "keydown") {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
  }
  if (named.dataset.open) open(named.dataset.open);
  else chooseDays(named.dataset.days, (named.title || named.dataset.days).split(":")[0]);
}

document.addEventListener("click", act);
document.addEventListener("keydown", act);
window.addEventListener("crossmap-open", (event) => openMark(event.detail));
if (data.open && !location.hash) open(data.open);
})();
