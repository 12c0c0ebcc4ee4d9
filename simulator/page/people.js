// The ways to other people: the switcher of a narrow screen, and the menu "More people".
import { avatar } from "./dom.js";
import { element } from "./element.js";

export class Switcher {
  constructor(choose) {
    this.node = document.querySelector(".switcher");
    this.choose = choose;
    this.buttons = new Map();
  }

  add(pane, position) {
    const { person } = pane;
    const badge = element("span", { class: "badge", hidden: true });
    const button = element("button", { type: "button", click: () => this.choose(pane) },
      avatar(person, position), badge);
    this.buttons.set(person.id, { button, badge });
    this.node.append(button);
  }

  show(pane, isCurrent) {
    const { button, badge } = this.buttons.get(pane.person.id);
    button.setAttribute("aria-current", String(isCurrent));
    const news = pane.unread ? `, ${pane.unread} new` : "";
    button.setAttribute("aria-label", `Show ${pane.person.name}, ${pane.person.post}${news}`);
    badge.hidden = pane.unread === 0;
    badge.textContent = pane.unread || "";
  }
}

export class MorePeople {
  constructor(toggle) {
    this.button = document.getElementById("more");
    this.menu = document.getElementById("more-people");
    this.badge = this.button.querySelector(".badge");
    this.toggle = toggle;
    this.items = new Map();
    this.button.addEventListener("click", () => this.open(this.menu.hidden));
    document.addEventListener("pointerdown", (event) => {
      if (!event.target.closest(".others")) this.open(false);
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || this.menu.hidden) return;
      this.open(false);
      this.button.focus();
    });
  }

  open(open) {
    this.menu.hidden = !open;
    this.button.setAttribute("aria-expanded", String(open));
  }

  add(person, position) {
    const badge = element("span", { class: "badge", hidden: true });
    const item = element("button", {
      type: "button", "aria-pressed": "false", click: () => {
        this.open(false);
        this.toggle(person.id);
      },
    }, avatar(person, position),
    element("span", { class: "name" }, element("b", {}, person.name), element("span", {}, person.post)),
    badge);
    this.items.set(person.id, { item, badge, unread: 0 });
    this.menu.append(item);
  }

  show(id, { isShown, unread }) {
    const one = this.items.get(id);
    if (!one) return;
    one.unread = isShown ? 0 : unread;
    one.item.setAttribute("aria-pressed", String(isShown));
    one.badge.hidden = one.unread === 0;
    one.badge.textContent = one.unread || "";
    const total = [...this.items.values()].reduce((sum, { unread: count }) => sum + count, 0);
    this.badge.hidden = total === 0;
    this.badge.textContent = total || "";
    // Who hears the page is told what the badge shows, in the order in which it is seen.
    this.button.setAttribute("aria-label", total ? `More people ${total} new` : "More people");
  }
}
