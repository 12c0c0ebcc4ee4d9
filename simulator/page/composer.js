// Where a person types, and the commands the bot suggests.
import { element, icon } from "./dom.js";
import * as talk from "./talk.js";

function grow(box) {
  box.style.height = "auto";
  box.style.height = `${Math.min(box.scrollHeight, 120)}px`;
}

export function composer(person, commands) {
  const box = element("textarea", {
    rows: "1", "aria-label": "Type a message", placeholder: "Type a message", maxlength: "28000",
  });
  const complaint = element("p", { class: "undelivered", role: "alert", hidden: true });
  const send = async (text) => {
    if (!text.trim()) return;
    box.value = "";
    grow(box);
    complaint.hidden = true;
    try {
      await talk.say(person.id, text);
    } catch {
      complaint.textContent = "Not sent. Is the simulator still running?";
      complaint.hidden = false;
      box.value = box.value || text;
    }
  };
  box.addEventListener("input", () => grow(box));
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send(box.value);
  });
  const chips = commands.map((command) => element("button", {
    type: "button", class: "chip", click: () => send(command),
  }, command));
  return element("footer", { class: "foot" },
    element("div", { class: "chips", role: "group", "aria-label": "Suggested" }, ...chips),
    complaint,
    element("form", {
      class: "composer",
      submit: (event) => {
        event.preventDefault();
        send(box.value);
        box.focus();
      },
    }, box, element("button", { class: "send", "aria-label": "Send message" }, icon("send"))));
}
