/** A sentence back, that shows what was understood, as in anncourse/assistant/replies.py. */

/** @typedef {[string, string][]} Slots  a slot's name and its words */

export const CAN = "weather, timers and alarms, music, reminders and lists, units, translations, directions and lights";

/** @param {string} before @param {string} words */
const along = (before, words) => (words ? ` ${before} ${words}` : "");

/** @typedef {(...names: string[]) => string} Join  the words of these slots, with "and" between */
/** @type {Record<string, (join: Join, slots: Slots) => string>} */
const SAY = {
  weather: (join) => `The weather${along("in", join("place")) || " here"}${along("for", join("time"))}.`,
  timer(join) {
    if (join("time")) return `Alarm set for ${join("time")}.`;
    return join("span") ? `Timer for ${join("span")}.` : "Your timers and alarms.";
  },
  music(join) {
    const title = join("title", "genre"), artist = join("artist");
    if (title) return `Playing ${title}${along("by", artist)}.`;
    return artist ? `Playing ${artist}.` : "Your music.";
  },
  reminder(join) {
    const when = along("for", join("time", "span"));
    return join("task") ? `Noted: ${join("task")}${when}.` : `Your calendar and lists${when}.`;
  },
  convert(join, slots) {
    if (slots.filter(([name]) => name === "unit").length < 2) return "Tell me an amount and two units.";
    return `Converting ${join("amount") || "1"}: ${join("unit")}.`;
  },
  translate: (join) => `“${join("phrase") || "that"}”${along("in", join("language"))}.`,
  directions: (join) => (join("place") ? `The way to ${join("place")}.` : "Your way and traffic."),
  lights: (join) => `Lights${along("in", join("room"))}${along("at", join("color", "amount"))}${along("for", join("time"))}.`,
};

/** @param {string} intent @param {Slots} slots */
export function reply(intent, slots) {
  if (intent === "none") return `I cannot help with that. I know about ${CAN}.`;
  /** @type {Join} */
  const join = (...names) => names.flatMap((name) => slots.filter(([slot]) => slot === name).map(([, words]) => words)).join(" and ");
  return SAY[intent](join, slots);
}
