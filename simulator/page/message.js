// One message of a chat or channel: text, cards, or both; who sent it and when.
import { renderFile } from "./file.js";
import { renderCard, setBusy, tell } from "./card.js";
import { icon } from "./dom.js";
import { element } from "./element.js";
import * as talk from "./talk.js";
import { asMarkup } from "./text.js";
import { timeOf } from "./times.js";

const refreshed = new Set();

async function press(entry, action, form) {
  setBusy(form, true);
  tell(form, {});
  try {
    const outcome = await send(entry, action);
    tell(form, outcome);
  } catch {
    tell(form, { outcome: "failed", text: "The simulator does not answer. Is it still running?" });
  } finally {
    setBusy(form, false);
  }
}

function send(entry, action) {
  if (entry.channel) return { outcome: "failed", text: "The simulator presses no buttons in a channel." };
  const written = action.type === "Action.Submit" && action.data?.msteams;
  if (written?.type === "imBack") return talk.say(entry.person, written.value);
  return talk.act(entry.person, entry.id, action);
}

// The renderer leaves `refresh` to us: once for each person, message and revision.
function refreshOnce(entry, card, teamsId) {
  const { action, userIds } = entry.channel ? {} : card.refresh ?? {};
  const key = `${entry.person} ${entry.id} ${entry.revision}`;
  if (!action || refreshed.has(key) || (userIds && !userIds.includes(teamsId))) return;
  refreshed.add(key);
  const { id, verb, data } = action;
  talk.act(entry.person, entry.id, { type: "Action.Execute", id, verb, data }, "automatic")
    .catch(() => refreshed.delete(key));
}

function bubble(entry) {
  const made = element("div", { class: "bubble" });
  if (entry.author === "bot") made.innerHTML = asMarkup(entry.text); // markdown-it, html off
  else made.textContent = entry.text;
  return made;
}

function suggestions(entry) {
  const chips = entry.suggested.map((one) => element("button", {
    type: "button", class: "chip", click: () => talk.say(entry.person, String(one.value)),
  }, one.title));
  return chips.length ? [element("div", { class: "chips" }, ...chips)] : [];
}

export function renderMessage(entry, { botName, teamsId }) {
  const author = { bot: botName, person: "You", colleague: entry.by }[entry.author];
  const body = [];
  if (entry.deleted) body.push(element("div", { class: "bubble gone" }, "This message has been deleted."));
  if (entry.text) body.push(bubble(entry));
  for (const card of entry.cards) {
    body.push(renderCard(card, (action, form) => press(entry, action, form)));
    refreshOnce(entry, card, teamsId);
  }
  for (const file of entry.files) body.push(renderFile(entry, file));
  if (entry.undelivered) {
    body.push(element("p", { class: "undelivered", role: "alert" }, icon("warn"),
      "Not delivered: the bot does not answer."));
  }
  const edited = entry.edited && !entry.deleted
    ? element("span", { class: "edited" }, "Edited") : null;
  return element("article",
    { class: `message ${entry.author}`, "data-id": entry.id, "aria-label": `${author}, ${timeOf(entry.at)}` },
    element("header", { class: "by" },
      element("span", { class: "author" }, author), element("time", {}, timeOf(entry.at)), edited),
    element("div", { class: "body" },
      element("span", { class: "avatar bot-mark", "aria-hidden": "true" }, "IG"),
      element("div", { class: "parts" }, ...body, ...suggestions(entry))));
}
