/** What is asked, in what detail, and what was asked a moment ago, as in anncourse/assistant/dialogue.py. */
import { largest, softmax } from "../numbers/scores.js";
import { scores, seen } from "./bag.js";
import { reply } from "./replies.js";
import { correct } from "./spelling.js";
import { tag } from "./tagging.js";
import { words } from "./words.js";

/**
 * @typedef {{ W: ArrayLike<number>, b: ArrayLike<number> }} Layer
 * @typedef {{ intents: Layer, tags: Layer, intentNames: string[], tagNames: string[], families: import("./bag.js").Families, known: Map<string, number> }} Nets
 * @typedef {{ text: string, intent: string, bars: Float64Array, tags: string[], slots: [string, string][], reply: string, followed: boolean }} Answer
 */

const FOLLOWS = ["and", "what about", "how about", "make it", "make that", "no", "or", "also", "then", "in"].map((start) => start.split(" "));
const OPEN = new Set(["place", "phrase", "title", "artist", "genre", "task"]);
const MEMORY = 3;
/** What is less probable is refused. */
const SURE = 0.4;

export class Assistant {
  /** @param {Nets} nets */
  constructor(nets) {
    this.nets = nets;
    this.turns = /** @type {Answer[]} */ ([]);
  }

  /** Understand a sentence, and remember it. @param {string} text @returns {Answer} */
  answer(text) {
    const said = this.corrected(text), bars = this.bars(said), last = this.turns.findLast((turn) => turn.intent !== "none");
    let intent = this.likeliest(bars);
    const followed = Boolean(last) && goesOn(said) && (intent === "none" || words(said).length < 5);
    if (last && followed) intent = last.intent;
    const tags = intent === "none" ? words(said).map(() => "") : this.tags(said, intent);
    let slots = slotsOf(words(said), tags);
    if (last && followed) slots = [...last.slots.filter(([name]) => !slots.some(([one]) => one === name)), ...slots];
    const answer = { text: said, intent, bars, tags, slots, reply: reply(intent, slots), followed };
    this.turns = [...this.turns, answer].slice(-MEMORY);
    return answer;
  }

  forget() {
    this.turns = [];
  }

  /** How probable each intent is, for one sentence alone. @param {string} text */
  bars(text) {
    return softmax(scores(this.nets.intents, seen(text, this.nets.families)));
  }

  /** @private @param {Float64Array} bars */
  likeliest(bars) {
    const best = largest(bars);
    return bars[best] < SURE ? "none" : this.nets.intentNames[best];
  }

  /** @private @param {string} text @param {string} intent */
  tags(text, intent) {
    const { tags, tagNames, families, known } = this.nets;
    return tag(text, intent, tags, tagNames, families, known).map((i) => tagNames[i]);
  }

  /** @private @param {string} text */
  corrected(text) {
    const first = this.likeliest(this.bars(text)), spelled = words(text);
    const tags = first === "none" ? spelled.map(() => "") : this.tags(text, first);
    return spelled.reduce((now, word, i) => {
      const better = OPEN.has(tags[i]) ? word : correct(word, this.nets.known);
      return better === word ? now : now.replace(new RegExp(`(?<![\\p{L}\\p{N}_])${word}(?![\\p{L}\\p{N}_])`, "gu"), better);
    }, text);
  }
}

/** @param {string} text */
function goesOn(text) {
  const spelled = words(text);
  return FOLLOWS.some((start) => start.every((word, i) => spelled[i] === word));
}

/** Neighbors of one tag joined. @param {string[]} spelled @param {string[]} tags @returns {[string, string][]} */
export function slotsOf(spelled, tags) {
  const found = /** @type {[string, string][]} */ ([]);
  spelled.forEach((word, i) => {
    if (!tags[i]) return;
    if (tags[i] === tags[i - 1]) found[found.length - 1][1] += (word[0] === "'" ? "" : " ") + word;
    else found.push([tags[i], word]);
  });
  return found;
}
