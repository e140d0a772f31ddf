/** What questions may ask about. */

import { netsOf } from "../../core/assistant/brought.js";
import { spoken, words } from "../../core/assistant/words.js";
import { hear, heard } from "./hearing.js";

/** @typedef {import("./hearing.js").State} State */
/** @typedef {import("./hearing.js").Nets} Nets */

const INTENTS = ["weather", "timer", "music", "reminder", "convert", "translate", "directions", "lights", "none"];

/**
 * @param {(state: any) => Nets} of  what the state's page has
 * @returns {Record<string, (state: any) => any>}
 */
export const quantitiesOf = (of) => ({
  /** What is understood. @param {State} state */
  intent: (state) => hear(of(state), state).now.intent,
  /** And without any memory. @param {State} state */
  alone: (state) => hear(of(state), state).alone,
  /** Whether the last turn helped. @param {State} state */
  followed: (state) => hear(of(state), state).now.followed,
  /** What is said back. @param {State} state */
  reply: (state) => hear(of(state), state).now.reply,
  /** Whether something is denied in it. @param {State} state */
  not: (state) => words(heard(state)).some((word) => ["not", "'t", "never"].includes(word)),
  /** Whether it speaks of turning on the lights. @param {State} state */
  "turns on": (state) => words(heard(state)).join(" ").includes("turn on the lights"),
  /** How many words are heard, without marks. @param {State} state */
  words: (state) => spoken(heard(state)).length,
  /** How many of them are in a slot. @param {State} state */
  tagged: (state) => hear(of(state), state).now.tags.filter(Boolean).length,
  /** How many are corrected. @param {State} state */
  corrected: (state) => hear(of(state), state).corrected.length,
  /** The bars, in percent. */
  ...Object.fromEntries(INTENTS.map((name, i) => [name, (/** @type {State} */ state) => 100 * hear(of(state), state).now.bars[i]])),
});

/** Without a page the networks are read once. @type {Nets | undefined} */
let known;
export const quantities = /* @__PURE__ */ quantitiesOf(({ nets }) => (known ??= netsOf(nets)));
