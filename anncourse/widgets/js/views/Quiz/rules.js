/** What a quiz must hold. anncourse/widgets/figures/quiz/widget.py refuses the same things in the same words. */

/**
 * @typedef {{ text: string, correct: boolean, why: string }} Option
 * @typedef {{ prompt: string, options: Option[] }} Question
 */

const MOST = 8;
/** The answer to a question that is still open. */
export const OPEN = -1;

/** @param {any} value */
const written = (value) => typeof value === "string" && value.trim() !== "";

/** @param {any} list @param {number} least */
const several = (list, least) => Array.isArray(list) && list.length >= least && list.length <= MOST;

/** @param {any} option @param {string} where */
function optionFault(option, where) {
  if (!written(option?.text)) return `${where} needs a text.`;
  if (typeof option.correct !== "boolean") return `${where} must say whether it is correct: true or false.`;
  return written(option.why) ? "" : `${where} needs a why: every option is answered.`;
}

/** @param {any} question @param {string} where */
function fault(question, where) {
  if (!written(question?.prompt)) return `${where} needs a prompt.`;
  const { options } = question;
  if (!several(options, 2)) return `${where} needs 2 to ${MOST} options.`;
  for (const [i, option] of options.entries()) {
    const wrong = optionFault(option, `${where}, option ${i + 1}`);
    if (wrong) return wrong;
  }
  const right = options.filter((/** @type {Option} */ { correct }) => correct).length;
  return right === 1 ? "" : `${where} needs exactly one correct option; it has ${right}.`;
}

/** @type {import("../../ui/store.js").Rule} */
export const questionsRule = (value) => {
  if (!several(value, 1)) return `questions must be a list of 1 to ${MOST} questions.`;
  for (const [i, question] of value.entries()) {
    const wrong = fault(question, `Question ${i + 1}`);
    if (wrong) return wrong;
  }
  return "";
};

/** An empty list stands for a quiz that nobody has begun. @type {import("../../ui/store.js").Rule} */
export const answersRule = (value, name, { questions }) => {
  if (!Array.isArray(value)) return "answers must be a list of numbers.";
  if (value.length && value.length !== questions.length) return `answers must have ${questions.length} entries; got ${value.length}.`;
  const wrong = value.findIndex((answer, i) => !Number.isInteger(answer) || answer < OPEN || answer >= questions[i].options.length);
  if (wrong < 0) return "";
  return `answers must name options; entry ${wrong + 1} must be a whole number from -1 (open) to ${questions[wrong].options.length - 1}.`;
};
