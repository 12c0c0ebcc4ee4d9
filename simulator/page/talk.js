// The simulator's own API.
async function post(path, body) {
  const response = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}

export const open = (person) => post("/api/open", { person });
export const say = (person, text, file = "") => post("/api/say", { person, text, file });
export const act = (person, activityId, action, trigger = "manual") =>
  post("/api/act", { person, activityId, action, trigger });
export const answerFile = (person, activityId, accept) =>
  post("/api/file", { person, activityId, accept });
export const read = (person) => post("/api/read", { person });
export const travel = (how) => post("/api/travel", how);
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
