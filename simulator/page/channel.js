// The channel of a person's organisation: the same posts in the pane of everyone who is in it.
import { composer } from "./composer.js";
import { element } from "./element.js";
import { Messages } from "./messages.js";
import * as talk from "./talk.js";

export class Channel {
  // `chat` is shown while the channel is not; `switched` hears when that changes.
  constructor(person, botName, { chat, switched }) {
    this.id = person.channel.id;
    this.reader = person;
    this.chat = chat;
    this.messages = new Messages(person, botName, `Posts in ${person.channel.name}`);
    this.node = element("div", { class: "talk", hidden: true },
      element("p", { class: "place" }, person.channel.name),
      this.messages.node,
      this.messages.jump,
      composer((text) => talk.post(person.id, text),
        { mention: `@${botName}`, label: "Type a message to the channel" }));
    const tab = (title, isChannel) =>
      element("button", {
        type: "button", class: "tab", click: () => {
          this.show(isChannel);
          switched();
        },
      }, title);
    this.tabs = [tab("Chat", false), tab("Channel", true)];
    this.switch = element("div", { class: "tabs", role: "group", "aria-label": "Where" }, ...this.tabs);
    this.show(false);
  }

  show(isChannel) {
    this.node.hidden = !isChannel;
    this.chat.hidden = isChannel;
    this.tabs.forEach((tab, at) => tab.setAttribute("aria-pressed", String(isChannel === (at === 1))));
    if (isChannel) this.setNews(false);
  }

  setNews(isNew) {
    this.tabs[1].setAttribute("aria-label", isNew ? "Channel, new post" : "Channel");
  }

  put(post) {
    const isOwn = post.by?.aadObjectId === this.reader.id;
    const author = post.author === "person" && !isOwn ? "colleague" : post.author;
    const isRead = !this.node.hidden;
    const isNew = this.messages.put({ ...post, author, by: post.by?.name }, { isRead });
    if (isNew && !isRead) this.setNews(true);
  }
}
