// One Adaptive Card, rendered: its own form, its own ids, its faults, its actions as plain data.
import { element } from "./element.js";
import { hostConfig } from "./hostconfig.js";
import "./inputs.js";
import { asMarkup, openLink } from "./text.js";

const AC = globalThis.AdaptiveCards;
const NEWEST = 1.5; // what Teams renders everywhere; the renderer itself would take more
const config = new AC.HostConfig(hostConfig);
AC.GlobalSettings.setTabIndexAtCardRoot = false;
AC.AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = asMarkup(text);
  result.didProcess = true;
};

// Ids become DOM ids and radio names, and the same card is in several panes.
const OPAQUE = ["data", "refresh", "msteams", "choices"];
function renamed(node, prefix) {
  if (Array.isArray(node)) return node.map((one) => renamed(one, prefix));
  if (node === null || typeof node !== "object") return node;
  const entries = Object.entries(node).map(([key, value]) => {
    if (key === "id" && typeof value === "string") return [key, prefix + value];
    if (key === "targetElements") return [key, value.map((target) => renamedTarget(target, prefix))];
    return [key, OPAQUE.includes(key) ? value : renamed(value, prefix)];
  });
  return Object.fromEntries(entries);
}

function renamedTarget(target, prefix) {
  if (typeof target === "string") return prefix + target;
  return { ...target, elementId: prefix + target.elementId };
}

function originalName(name, prefix) {
  return name?.startsWith(prefix) ? name.slice(prefix.length) : name;
}

// Inputs last: an input overwrites a key of the same name in the action's own data.
function originalData(data, prefix) {
  if (data === null || typeof data !== "object") return data;
  const entries = Object.entries(data);
  const isInput = ([key]) => key.startsWith(prefix);
  const inputs = entries.filter(isInput).map(([key, value]) => [originalName(key, prefix), value]);
  return Object.fromEntries([...entries.filter((entry) => !isInput(entry)), ...inputs]);
}

function asPlain(action, prefix) {
  const data = originalData(action.data, prefix) ?? {};
  if (action instanceof AC.ExecuteAction) {
    return { type: "Action.Execute", id: originalName(action.id, prefix), verb: action.verb, data };
  }
  if (action instanceof AC.SubmitAction) return { type: "Action.Submit", data };
  return null;
}

const MOST_BYTES = 28 * 1024;
function faultsOf(card, context, json) {
  const faults = card.validateProperties().validationEvents.map((event) => event.message);
  for (let at = 0; at < context.eventCount; at++) faults.push(context.getEventAt(at).message);
  const text = JSON.stringify(json);
  if (!(Number(json.version) <= NEWEST)) faults.push(`Version ${json.version} is above ${NEWEST}`);
  if (new Blob([text]).size > MOST_BYTES) faults.push("The card is larger than 28 KB");
  if (text.includes('"style":"filtered"')) faults.push("A filtered list shows a value, not its title");
  if (/"data":"/.test(text)) faults.push("Data that is a text is lost where there are inputs");
  return faults;
}

function faultNote(faults) {
  return element("p", { class: "fault", role: "note" },
    `Teams would not show this card as meant: ${faults.join("; ")}`);
}

let rendered = 0;

export function renderCard(json, onAction) {
  const prefix = `c${++rendered}-`;
  const context = new AC.SerializationContext(AC.Versions.v1_5);
  const card = new AC.AdaptiveCard();
  card.hostConfig = config;
  card.parse(renamed(json, prefix), context);
  const form = element("form", {
    class: "card", novalidate: true, tabindex: "-1", submit: (event) => event.preventDefault(),
  });
  card.onAnchorClicked = () => false; // markdown's own links are checked in text.js
  card.onExecuteAction = (action) => {
    if (action instanceof AC.OpenUrlAction) openLink(action.url);
    else onAction(asPlain(action, prefix), form);
  };
  const faults = faultsOf(card, context, json);
  form.append(card.render() ?? "", ...(faults.length ? [faultNote(faults)] : []));
  keepBusyButtonsStill(form);
  return form;
}

// While busy: aria-disabled rather than disabled, which would lose the focus.
function keepBusyButtonsStill(form) {
  const stop = (event) => {
    if (form.getAttribute("aria-busy") !== "true") return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  form.addEventListener("click", stop, { capture: true });
}

export function setBusy(form, busy) {
  form.setAttribute("aria-busy", String(busy));
  for (const button of form.querySelectorAll("button")) {
    if (busy) button.setAttribute("aria-disabled", "true");
    else button.removeAttribute("aria-disabled");
  }
}

export function tell(form, outcome) {
  form.querySelector(".told")?.remove();
  if (!outcome.text) return;
  const role = outcome.outcome === "failed" ? "alert" : "status";
  form.append(element("p", { class: `told ${outcome.outcome}`, role }, outcome.text));
}
