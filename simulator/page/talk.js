// The simulator's own API.
async function send(path, body) {
  const response = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}

export const open = (person) => send("/api/open", { person });
export const say = (person, text, file = "") => send("/api/say", { person, text, file });
export const post = (person, text) => send("/api/post", { person, text });
export const act = (person, activityId, action, trigger = "manual") =>
  send("/api/act", { person, activityId, action, trigger });
export const answerFile = (person, activityId, accept) =>
  send("/api/file", { person, activityId, accept });
export const read = (person) => send("/api/read", { person });
export const travel = (how) => send("/api/travel", how);
export const commands = async () => (await fetch("/api/commands")).json();
export const state = async () => (await fetch("/api/state")).json();

// Calls `changed` with everything new, for ever; a lost connection is taken up where it broke off.
export function listen(since, changed) {
  let stamp = since;
  let source;
  const connect = () => {
    source = new EventSource(`/api/events?since=${stamp}`);
    source.onmessage = (event) => {
      const changes = JSON.parse(event.data);
      stamp = changes.stamp;
      changed(changes);
    };
    source.onerror = () => {
      source.close();
      setTimeout(connect, 1000);
    };
  };
  connect();
}
