// Times as London reads them.
const zone = { timeZone: "Europe/London" };
const clock = new Intl.DateTimeFormat("en-GB", { ...zone, hour: "2-digit", minute: "2-digit" });
const day = new Intl.DateTimeFormat("en-GB", {
  ...zone, weekday: "long", day: "numeric", month: "long",
});
const full = new Intl.DateTimeFormat("en-GB", {
  ...zone, weekday: "short", day: "numeric", month: "short", year: "numeric",
  hour: "2-digit", minute: "2-digit",
});

export const timeOf = (instant) => clock.format(instant);
export const dayOf = (instant) => day.format(instant);
export const inFull = (instant) => full.format(instant);
