/** What the answers of a quiz must be. anncourse/widgets/figures/quiz/widget.py refuses the same in the same words; it has looked at the questions. */

/**
 * @typedef {{ text: string, correct: boolean, why: string }} Option
 * @typedef {{ prompt: string, options: Option[] }} Question
 */

/** The answer to a question that is still open. */
export const OPEN = -1;

/** An empty list stands for a quiz that nobody has begun. @param {import("../../ui/store.js").State} state */
export function answersFault({ answers, questions }) {
  if (!Array.isArray(answers)) return "answers must be a list of numbers.";
  if (answers.length && answers.length !== questions.length) return `answers must have ${questions.length} entries; got ${answers.length}.`;
  const wrong = answers.findIndex((answer, i) => !Number.isInteger(answer) || answer < OPEN || answer >= questions[i].options.length);
  if (wrong < 0) return "";
  return `answers must name options; entry ${wrong + 1} must be a whole number from -1 (open) to ${questions[wrong].options.length - 1}.`;
}
