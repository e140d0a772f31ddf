/**
 * Try what figures ask, with the judges that the page itself has.
 * Reads `[{ widget, asks, state }]`, writes for each figure a list of faults.
 */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { stagesMet } from "../../anncourse/widgets/js/asking/stages.js";
import { fill, holds, read } from "../../anncourse/widgets/js/asking/judges.js";
import { asked } from "../../anncourse/widgets/js/asking/question.js";
import { reached } from "../../anncourse/widgets/js/asking/verdict.js";

const VIEWS = new URL("../../anncourse/widgets/js/views/", import.meta.url);

/** What a figure's view brings to its questions. @param {string} widget */
async function brought(widget) {
  const file = new URL(`${widget}/task.js`, VIEWS);
  return existsSync(fileURLToPath(file)) ? import(file.href) : {};
}

/** The faults of a bet. @param {any} bet @param {any} start @param {any} figure */
function betFaults(bet, start, figure) {
  const end = { ...start, ...bet.end };
  for (const text of [bet.why ?? "", ...(bet.options ?? []).map((option) => option.why)]) fill(text, end, start, figure);
  if (bet.done.every((judge) => holds(judge, start, start, figure)))
    return ["has a bet whose \"done:\" holds before the reader has moved anything; write what only the doing brings about."];
  if (!bet.done.every((judge) => holds(judge, end, start, figure)))
    return [`has a bet whose "done:" does not hold at its "end: ${JSON.stringify(bet.end)}"; write the state that the doing leads to.`];
  if (!reached(bet, end, start, figure))
    return ["has a bet whose \"right:\" does not hold at its \"end:\"; mark with \"+\" the option that the figure shows, and write its judge."];
  if (bet.kind === "choice") return [];
  const answer = read(bet.answer, end, figure);
  if (bet.kind === "sketch") return typeof answer === "function" ? [] : [`has a sketch whose answer "${bet.answer}" is no curve; write a quantity that is a function of ${bet.x}.`];
  return answer >= bet.low && answer <= bet.high ? [] : [`has a bet whose answer is ${answer}, which is not from ${bet.low} to ${bet.high}; write a wider "number:".`];
}

/** The faults of a goal. @param {any} goal @param {any} start @param {any} figure */
function goalFaults(goal, start, figure) {
  const end = Object.assign({}, start, ...goal.solution);
  for (const { say } of goal.stages) fill(say, end, start, figure);
  if (stagesMet(goal, start, start, figure).every(Boolean))
    return ["has a goal that is reached before the reader has moved anything; write another start or another goal."];
  const missed = stagesMet(goal, end, start, figure).indexOf(false);
  return missed < 0 ? [] : [`has a goal that its solution does not reach: stage ${missed + 1} does not hold after it; write another "solution:".`];
}

const found = [];
for (const { widget, asks, state } of JSON.parse(readFileSync(0, "utf8"))) {
  const { quantities, judges } = await brought(widget);
  const figure = { quantities, judges, entries: asks.entries };
  const faults = [];
  for (const [part, look] of /** @type {const} */ ([["bet", betFaults], ["goal", goalFaults]]))
    try {
      if (asks[part]) faults.push(...look(asked(asks, state, figure)[part], state, figure));
    } catch (error) {
      faults.push(`has a ${part} that cannot be judged: ${error.message}`);
    }
  found.push(faults);
}
console.log(JSON.stringify(found));
