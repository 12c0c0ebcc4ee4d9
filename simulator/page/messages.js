// The list of a chat's messages: kept in order, grouped, and where the reader left it.
import { element } from "./element.js";
import { renderMessage } from "./message.js";
import { dayOf } from "./times.js";

const GROUP_WITHIN = 5 * 60 * 1000; // milliseconds; Teams groups one author's messages so
const NEAR_THE_FOOT = 80; // pixels

export class Messages {
  constructor(person, botName, label) {
    this.entries = new Map(); // id -> { entry, node }
    this.context = { botName, teamsId: person.teamsId };
    this.empty = element("p", { class: "empty" }, "No messages yet");
    this.dots = element("div", { class: "typing", hidden: true, "aria-label": `${botName} is typing`, role: "img" },
      element("i"), element("i"), element("i"));
    this.node = element("div", {
      class: "messages", role: "log", "aria-live": "off", tabindex: "0",
      "aria-label": label,
    }, this.empty, this.dots);
    this.jump = element("button", { type: "button", class: "jump", hidden: true, click: () => this.show(this.newest) },
      "New message");
    this.node.addEventListener("scroll", () => { this.jump.hidden ||= this.isAtFoot(); });
  }

  // Returns whether the message is new here. A reader elsewhere in the chat is not moved.
  put(entry, { isRead }) {
    const known = this.entries.get(entry.id);
    if (known && known.entry.stamp >= entry.stamp) return false;
    if (known?.node.querySelector(":active")) {
      afterThePress(() => this.put(entry, { isRead }));
      return false;
    }
    const atFoot = this.isAtFoot();
    const node = renderMessage(entry, this.context);
    this.entries.set(entry.id, { entry, node });
    if (known) replace(known.node, node);
    else this.dots.before(node);
    this.arrange();
    if (!known) this.bring(node, atFoot || entry.author === "person" || !isRead);
    return !known;
  }

  bring(node, isWelcome) {
    this.newest = node;
    this.jump.hidden = isWelcome;
    if (isWelcome) this.show(node);
  }

  isAtFoot() {
    const { scrollHeight, scrollTop, clientHeight } = this.node;
    return scrollHeight - scrollTop - clientHeight < NEAR_THE_FOOT;
  }

  // Called when the pane comes into sight: what arrived out of sight could not be scrolled to.
  settle() {
    if (this.waiting) this.show(this.waiting);
  }

  // A card taller than the pane is shown from its top.
  show(node) {
    this.jump.hidden = true;
    this.waiting = this.node.clientHeight ? null : node;
    const taller = node.offsetHeight > this.node.clientHeight;
    this.node.scrollTop = taller ? node.offsetTop - 12 : this.node.scrollHeight;
  }

  arrange() {
    this.empty.hidden = this.entries.size > 0;
    for (const divider of this.node.querySelectorAll(".day")) divider.remove();
    let before = null;
    for (const { entry, node } of this.entries.values()) {
      const newDay = !before || dayOf(before.at) !== dayOf(entry.at);
      if (newDay) node.before(element("p", { class: "day" }, dayOf(entry.at)));
      const grouped = !newDay && before.author === entry.author && before.by === entry.by
        && entry.at - before.at < GROUP_WITHIN;
      node.classList.toggle("grouped", grouped);
      before = entry;
    }
  }

  setTyping(typing) {
    if (this.dots.hidden === !typing) return;
    const atFoot = this.isAtFoot();
    this.dots.hidden = !typing;
    if (atFoot && typing) this.node.scrollTop = this.node.scrollHeight;
  }
}

// A card drawn again between the finger's going down and coming up would swallow the press.
const ENDS = ["pointerup", "pointercancel", "keyup"];
const LONGEST_PRESS = 2000; // milliseconds
function afterThePress(work) {
  const done = () => {
    clearTimeout(limit);
    for (const end of ENDS) removeEventListener(end, done, true);
    setTimeout(work); // the click itself comes first
  };
  const limit = setTimeout(done, LONGEST_PRESS);
  for (const end of ENDS) addEventListener(end, done, true);
}

// Whoever was in the old card is put into the new one: the focus is never lost.
function replace(old, fresh) {
  const hadFocus = old.contains(document.activeElement);
  old.replaceWith(fresh);
  if (hadFocus) (fresh.querySelector("form.card") ?? fresh).focus({ preventScroll: true });
}
