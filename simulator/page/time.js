// The simulated clock of the top bar, and the buttons that move it on.
import { announce } from "./dom.js";
import * as talk from "./talk.js";
import { inFull } from "./times.js";

const shown = document.getElementById("now");
let offset = 0; // milliseconds from this machine's clock to the simulated one

function tick() {
  const now = Date.now() + offset;
  shown.textContent = inFull(now);
  shown.dateTime = new Date(now).toISOString();
}

export function setNow({ instant }) {
  offset = instant - Date.now();
  tick();
}

async function go(how, group) {
  if (group.getAttribute("aria-busy") === "true") return;
  group.setAttribute("aria-busy", "true");
  try {
    await talk.travel(how);
  } catch {
    announce("The time could not be moved on.");
  } finally {
    group.removeAttribute("aria-busy");
  }
}

export function startClock() {
  const group = document.querySelector(".travel");
  group.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const { hours } = button.dataset;
    go(hours ? { hours: Number(hours) } : { next: true }, group);
  });
  setInterval(tick, 1000);
}
