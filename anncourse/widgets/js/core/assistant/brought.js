/** The assistant's networks as a figure brings them along: whole steps of the weights, as letters. anncourse/widgets/figures/assistant_lab/brought.py writes them. */
import { MIDDLE, numbers } from "../numbers/spelled.js";
import { familiesOf } from "./words.js";

/** A layer in letters. @param {{ W: string, step: number[], b: number[] }} written */
const layerOf = ({ W, step, b }) => ({ W: numbers(W).map((place, i) => (place - MIDDLE) * step[i % step.length]), b });

/** Words with blanks between. @param {Record<string, string>} lists @returns {[string, string[]][]} */
const listsOf = (lists) => Object.entries(lists).map(([name, list]) => [name, list.split(" ")]);

/** @param {string} text @returns {import("./dialogue.js").Nets} */
export function netsOf(text) {
  const { intents, tags, intentNames, tagNames, families, known } = JSON.parse(text);
  return {
    intents: layerOf(intents), tags: layerOf(tags), intentNames, tagNames,
    families: familiesOf(Object.fromEntries(listsOf(families))),
    known: new Map(listsOf(known).flatMap(([count, list]) => list.map((word) => [word, Number(count)]))),
  };
}
