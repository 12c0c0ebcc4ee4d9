// One person's Teams: who they are, their chat with the bot, their channel, where they type.
import { composer } from "./composer.js";
import { avatar, icon } from "./dom.js";
import { element } from "./element.js";
import { Channel } from "./channel.js";
import { Messages } from "./messages.js";
import * as talk from "./talk.js";

export class Pane {
  constructor(person, { position, botName, commands, attended }) {
    this.person = person;
    this.unread = 0;
    this.messages = new Messages(person, botName, `Messages with ${person.name}`);
    this.chat = element("div", { class: "talk" }, this.messages.node, this.messages.jump,
      composer((text, file) => talk.say(person.id, text, file), { commands }));
    this.channel = new Channel(person, botName, {
      chat: this.chat, switched: () => {
        this.settle();
        attended(this);
      },
    });
    this.badge = element("span", { class: "badge", hidden: true });
    this.blocked = element("span", { class: "blocked", hidden: true }, "has blocked the bot");
    const heading = `person-${person.id}`;
    this.fold = element("button", {
      type: "button", class: "button bare fold", "aria-expanded": "true",
      "aria-label": `Fold ${person.name}'s chat`, click: () => this.setFolded(!this.folded),
    }, icon("fold"));
    this.node = element("section", { class: "pane", "aria-labelledby": heading, "data-person": person.id },
      element("header", { class: "who", title: person.organisation },
        avatar(person, position),
        element("div", { class: "name" },
          element("h2", { id: heading }, person.name),
          element("p", {}, person.post, this.blocked)),
        this.badge, this.fold),
      element("div", { class: "app" },
        element("span", { class: "avatar bot-mark", "aria-hidden": "true" }, "IG"),
        element("span", { class: "app-name" }, botName),
        this.channel.switch),
      this.chat,
      this.channel.node);
    for (const sign of ["pointerdown", "focusin", "keydown"]) {
      this.node.addEventListener(sign, () => attended(this));
    }
  }

  get folded() {
    return this.node.classList.contains("folded");
  }

  setFolded(folded) {
    this.node.classList.toggle("folded", folded);
    this.fold.setAttribute("aria-expanded", String(!folded));
    if (!folded) this.settle();
    this.fold.setAttribute("aria-label", `${folded ? "Unfold" : "Fold"} ${this.person.name}'s chat`);
  }

  get isInChat() {
    return !this.chat.hidden;
  }

  settle() {
    this.messages.settle();
    this.channel.messages.settle();
  }

  setUnread(count) {
    this.unread = count;
    this.badge.hidden = count === 0;
    this.badge.textContent = count ? `${count} new` : "";
    this.node.classList.toggle("unread", count > 0);
  }

  know(person) {
    this.messages.setTyping(person.typing);
    this.channel.messages.setTyping(person.channel.typing);
    this.blocked.hidden = !person.blocked;
  }
}
