/** Other wordings of a sentence, and what each of its words is worth, as in anncourse/assistant/wording.py. */
import { largest } from "../numbers/scores.js";
import { words } from "./words.js";

/** A sentence with a word left out, or said backward. @param {string} text @param {{ without?: number, backward?: boolean }} how  which word, counted from 1 */
export function reworded(text, { without = 0, backward = false }) {
  const spelled = words(text);
  if (!(without > 0 && without <= spelled.length) && !backward) return text;
  const kept = spelled.filter((_, i) => i + 1 !== without);
  return (backward ? kept.reverse() : kept).join(" ");
}

/** By how much the likeliest intent falls without each word. @param {import("./dialogue.js").Assistant} assistant @param {string} text */
export function worth(assistant, text) {
  const bars = assistant.bars(text), best = largest(bars);
  return words(text).map((_, i) => bars[best] - assistant.bars(reworded(text, { without: i + 1 }))[best]);
}
