// In what this page differs from Teams: the bot beside it has no certificate, and it can be a
// phone that knows no Execute (?client=old), so that its Submit fallback is what is pressed.
import { allowAlso } from "./text.js";

const HERE = "127.0.0.1";
allowAlso(({ protocol, hostname }) => protocol === "http:" && hostname === HERE);

if (new URLSearchParams(location.search).get("client") === "old") {
  globalThis.AdaptiveCards.GlobalRegistry.actions.unregister("Action.Execute");
}
