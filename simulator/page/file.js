// A file that the bot offers, or that lies in the person's own files: as Teams shows either.
import { setBusy, tell } from "./card.js";
import { element } from "./element.js";
import * as talk from "./talk.js";

async function answer(entry, accept, form) {
  setBusy(form, true);
  tell(form, {});
  try {
    const outcome = await talk.answerFile(entry.person, entry.id, accept);
    tell(form, outcome);
  } catch {
    tell(form, { outcome: "failed", text: "The simulator does not answer. Is it still running?" });
  } finally {
    setBusy(form, false);
  }
}

function button(title, entry, accept, form) {
  return element("button", { type: "button", class: "chip", click: () => answer(entry, accept, form) }, title);
}

export function renderFile(entry, file) {
  const form = element("form", { class: "card file", submit: (event) => event.preventDefault() },
    element("p", { class: "file-name" }, file.name));
  if (file.url) {
    const url = new URL(file.url, location.href);
    form.append(element("a", { href: url.pathname, download: file.name }, "Open the file"));
    return form;
  }
  form.append(element("p", {}, file.about ?? ""),
    element("div", { class: "chips" }, button("Save", entry, true, form), button("No thanks", entry, false, form)));
  return form;
}
