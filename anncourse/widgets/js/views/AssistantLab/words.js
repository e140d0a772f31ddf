/** The dialogue in words. */

import { words } from "../../core/assistant/words.js";
import { lastOf } from "./hearing.js";

/** @typedef {import("./hearing.js").State} State */

/** @param {number} share */
export const percent = (share) => `${Math.round(100 * share)} %`;

/** What was understood, and why. @param {ReturnType<typeof import("./hearing.js").hear>} found @param {string[]} names */
export function verdict({ now, alone, worth, spelled }, names) {
  if (!now.text.trim()) return "Nothing is said yet. The bars are what it believes before.";
  const best = Math.max(...now.bars), name = names[now.bars.indexOf(best)];
  if (now.followed) return `Understood: ${now.intent}, as a moment ago.${alone === now.intent ? "" : ` Alone it would be ${alone === "none" ? "refused" : alone}.`}`;
  if (now.intent === "none") return name === "none" ? `Refused: ${percent(best)} that it is none of the eight.` : `Refused: no bar reaches 40 %.`;
  const most = Math.max(...worth), word = spelled[worth.indexOf(most)];
  return `Understood: ${now.intent}, ${percent(best)}.${most > 0.05 ? ` “${word}” is worth most.` : ""}`;
}

/** The twin of AssistantLab.describe. @param {any} state */
export function sentence(state) {
  const { turns, without, order } = /** @type {State} */ (state), text = lastOf(state), spelled = words(text);
  const before = turns.slice(0, -1).map((one) => `“${one}”, then `).join("");
  const gone = without > 0 && without <= spelled.length ? `, without “${spelled[without - 1]}”` : "";
  return `Said to the assistant: ${before}“${text}”${gone}${order === "backward" ? ", backward" : ""}.`;
}
