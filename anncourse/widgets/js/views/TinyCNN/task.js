/** What questions may ask about, beside the traits. */

import { lessons } from "../../core/images/lessons.js";
import { Reader, begin, centered, changed } from "../../core/images/reader.js";
import { largest } from "../../core/numbers/scores.js";
import { EPOCHS } from "./moments.js";
import { count } from "./words.js";

/** @typedef {import("./words.js").State} State */
/** What the network says of a picture: with its changes, and without. @typedef {{ now: ArrayLike<number>, before: ArrayLike<number> }} Answers */

/** The picture before any pixel is changed. @param {Reader} reader @param {State} state */
export const given = (reader, { ink, example }) => (ink.length ? centered(ink) : reader.held(example));

/** @param {Reader} reader @param {State} state @returns {Answers} */
export function ask(reader, state) {
  const picture = given(reader, state), before = reader.answers(picture);
  return { before, now: state.changes.length ? reader.answers(changed(picture, state.changes)) : before };
}

/** @param {(state: State) => Answers | undefined} find */
export function quantitiesOf(find) {
  const of = (/** @type {(found: Answers) => number} */ what) => (/** @type {any} */ state) => {
    const found = find(state);
    return found ? what(found) : NaN;
  };
  return {
    /** The digit that it says. */
    says: of(({ now }) => largest(now)),
    /** How sure it is of that. */
    sure: of(({ now }) => now[largest(now)]),
    /** How sure it is of another digit than before the changes. */
    wrong: of(({ now, before }) => Math.max(...Array.from(now).filter((_, digit) => digit !== largest(before)))),
    /** How many pixels are changed. @param {any} state */
    changed: ({ changes }) => count(changes),
  };
}

/** Without a page it is trained here and now; each start once. @type {Map<string, Reader>} */
const known = new Map();

/** @param {any} state */
function trained(state) {
  const { pixels, labels, seed, steps } = state, key = `${seed} ${steps}`;
  if (!known.has(key)) {
    const reader = new Reader({ pixels, labels }), step = lessons(reader.net, reader.X, reader.y, begin(reader, seed, EPOCHS));
    for (let i = 0; i < steps; i++) step();
    known.set(key, reader);
  }
  return ask(/** @type {Reader} */ (known.get(key)), state);
}
export const quantities = /* @__PURE__ */ quantitiesOf(trained);
