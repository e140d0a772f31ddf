/**
 * A function that remembers its last answers: one move asks for the same from several sides, and for the start.
 * @template {any[]} A @template B
 * @param {number} most how many answers
 * @param {(...asked: A) => string} name a text that says what was asked
 * @param {(...asked: A) => B} work
 * @returns {(...asked: A) => B}
 */
export function remembered(most, name, work) {
  /** @type {Map<string, B>} */
  const known = new Map();
  return (...asked) => {
    const key = name(...asked), answer = known.get(key) ?? work(...asked);
    // What was asked last is forgotten last.
    known.delete(key);
    known.set(key, answer);
    if (known.size > most) known.delete(/** @type {string} */ (known.keys().next().value));
    return answer;
  };
}
