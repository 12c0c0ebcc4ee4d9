// Small builders of the page's own.
import { element } from "./element.js";

const SVG = "http://www.w3.org/2000/svg";

export function icon(name) {
  const made = document.createElementNS(SVG, "svg");
  made.setAttribute("class", "icon");
  made.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#i-${name}`);
  made.append(use);
  return made;
}

const COLOURS = ["plum", "teal", "rust", "navy", "moss", "berry", "slate", "umber"];

export function avatar(person, position) {
  const initials = person.name.split(" ").map((word) => word[0]).join("").slice(0, 2);
  const colour = COLOURS[position % COLOURS.length];
  // Drawn by the style sheet: initials are a picture of a name, not words to read out.
  return element("span", { class: `avatar ${colour}`, "aria-hidden": "true", "data-initials": initials });
}

export function announce(sentence) {
  document.getElementById("live").textContent = sentence;
}
