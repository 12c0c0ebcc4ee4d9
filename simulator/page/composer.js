// Where a person types, and what the page suggests: the bot's commands, or to mention the bot.
import { icon } from "./dom.js";
import { element } from "./element.js";

function grow(box) {
  box.style.height = "auto";
  box.style.height = `${Math.min(box.scrollHeight, 120)}px`;
}

export function composer(say, { commands = [], mention = "", label = "Type a message" }) {
  const box = element("textarea", {
    rows: "1", "aria-label": label, placeholder: "Type a message", maxlength: "28000",
  });
  const complaint = element("p", { class: "undelivered", role: "alert", hidden: true });
  const file = element("input", { type: "file", "aria-label": "Attach a file" });
  const send = async (text) => {
    const name = file.files[0]?.name ?? "";
    if (!text.trim() && !name) return;
    box.value = "";
    file.value = "";
    grow(box);
    complaint.hidden = true;
    try {
      await say(text, name);
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
  const name = () => {
    box.value = `${mention} ${box.value}`;
    box.focus();
  };
  const chip = (title, click) => element("button", { type: "button", class: "chip", click }, title);
  const chips = commands.map((command) => chip(command, () => send(command)));
  if (mention) chips.push(chip(mention, name));
  const attach = mention ? []  // Teams takes no file for a bot in a channel
    : [element("label", { class: "send attach", title: "Attach a file" }, "+", file)];
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
    }, box, ...attach,
    element("button", { class: "send", "aria-label": "Send message" }, icon("send"))));
}
