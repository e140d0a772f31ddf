/** What the assistant hears of a dialogue, and what it makes of it. */

import { Assistant } from "../../core/assistant/dialogue.js";
import { corrections } from "../../core/assistant/spelling.js";
import { reworded, worth } from "../../core/assistant/wording.js";
import { words } from "../../core/assistant/words.js";

/** @typedef {import("../../core/assistant/dialogue.js").Nets} Nets */
/** @typedef {import("../../core/assistant/dialogue.js").Answer} Answer */
/** @typedef {{ turns: string[], without: number, order: string }} State */

/** @param {State} state */
export const lastOf = ({ turns }) => turns.at(-1) ?? "";

/** The last sentence without the word, in its order. @param {State} state */
export const heard = (state) => reworded(lastOf(state), { without: state.without, backward: state.order === "backward" });

/**
 * Answers to all that was said; the last sentence as it was said (`plain`) and as it is heard (`now`).
 * @param {Nets} nets @param {State} state
 */
export function hear(nets, state) {
  const assistant = new Assistant(nets), text = lastOf(state);
  const earlier = state.turns.slice(0, -1).map((one) => assistant.answer(one)), { turns } = assistant;
  /** @param {string} said */
  const answer = (said) => Object.assign(new Assistant(nets), { turns }).answer(said);
  const now = answer(heard(state)), meant = new Assistant(nets).answer(text).text;
  return {
    earlier, now, plain: answer(text),
    worth: worth(assistant, meant), corrected: corrections(text, meant), spelled: words(meant),
    /** What would be understood without any memory. */
    alone: new Assistant(nets).answer(heard(state)).intent,
  };
}

/** The places of the words that are heard, in their order. @param {State} state @param {number} count  of the words as said */
export function places({ without, order }, count) {
  const kept = Array.from({ length: count }, (_, i) => i).filter((i) => i + 1 !== without);
  return order === "backward" ? kept.reverse() : kept;
}
