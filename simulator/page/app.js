// The page: panes side by side, told by the server what changed.
import "./client.js";
import { announce } from "./dom.js";
import { Pane } from "./pane.js";
import { MorePeople, Switcher } from "./people.js";
import * as talk from "./talk.js";
import { setNow, startClock } from "./time.js";

const narrow = matchMedia("(max-width: 720px)");
const main = document.querySelector(".panes");
const panes = new Map();
const opened = new Set();
let current = null;
let epoch = null;

const switcher = new Switcher((pane) => choose(pane));
const more = new MorePeople((id) => toggle(panes.get(id)));

function choose(pane) {
  current = pane;
  for (const one of panes.values()) one.node.classList.toggle("current", one === pane);
  pane.settle();
  openFor(pane);
  if (narrow.matches && pane.isInChat) pane.setUnread(0);
  showBadges();
}

function attended(pane) {
  if (pane.unread === 0 || !pane.isInChat) return;
  pane.setUnread(0);
  talk.read(pane.person.id);
  showBadges();
}

function toggle(pane) {
  pane.node.hidden = !pane.node.hidden && !narrow.matches;
  if (!pane.node.hidden) {
    pane.setUnread(0);
    choose(pane);
    pane.node.scrollIntoView({ inline: "end", block: "nearest" });
  }
  showBadges();
}

function openFor(pane) {
  if (opened.has(pane.person.id)) return Promise.resolve();
  opened.add(pane.person.id);
  return talk.open(pane.person.id).catch(() => opened.delete(pane.person.id));
}

function showBadges() {
  let total = 0;
  for (const pane of panes.values()) {
    total += pane.unread;
    switcher.show(pane, pane === current);
    more.show(pane.person.id, { isShown: !pane.node.hidden, unread: pane.unread });
  }
  document.title = `${total ? `(${total}) ` : ""}IG Desk simulator`;
}

function build(people, botName, commands) {
  people.forEach((person, position) => {
    const pane = new Pane(person, { position, botName, commands, attended });
    pane.node.hidden = !person.inPane;
    panes.set(person.id, pane);
    main.append(pane.node);
    switcher.add(pane, position);
    if (!person.inPane) more.add(person, position);
  });
}

function isAttended(pane) {
  if (!pane.isInChat) return false;
  if (narrow.matches) return pane === current;
  return !pane.node.hidden && !pane.folded && pane.node.contains(document.activeElement);
}

function arrived(entry, botName) {
  const pane = panes.get(entry.person);
  const isRead = isAttended(pane);
  const isNew = pane.messages.put(entry, { isRead });
  if (!isNew || entry.author !== "bot" || isRead) return;
  pane.setUnread(pane.unread + 1);
  announce(`${pane.person.name}: new message from ${botName}`);
}

function posted(entry) {
  for (const { channel } of panes.values()) if (channel.id === entry.channel) channel.put(entry);
}

function take(changes) {
  if (epoch !== null && changes.epoch !== epoch) {
    location.reload(); // the simulator was reset
    return;
  }
  epoch = changes.epoch;
  setNow(changes.now);
  for (const person of changes.people) panes.get(person.id).know(person);
  for (const entry of changes.entries) arrived(entry, changes.bot.name);
  for (const entry of changes.posts) posted(entry);
  showBadges();
}

async function start() {
  const [state, commands] = await Promise.all([talk.state(), talk.commands()]);
  build(state.people, state.bot.name, commands);
  take(state);
  for (const pane of panes.values()) { // what was there before is not news
    pane.setUnread(0);
    pane.channel.setNews(false);
  }
  startClock();
  talk.listen(state.stamp, take);
  const shown = [...panes.values()].filter((pane) => pane.person.inPane);
  choose(shown[0]);
  await Promise.all(shown.map(openFor));
  document.body.dataset.ready = "true";
}

start();
