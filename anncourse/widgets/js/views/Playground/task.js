/** The question before the figure moves, and the challenge. */

import { ANEW } from "./engine.js";

/** @typedef {import("../../ui/store.js").State} State */

const GOAL = 0.97;
/** What is known to reach the goal, and the epoch at which it has. */
const SOLUTION = { ...ANEW, dataset: "circles", noise: 0.1, n_points: 200, hidden: [3], activation: "tanh", optimizer: "sgd",
  learning_rate: 0.1, batch_size: 10, seed: 46, moved: [] };
const SOLVED_AT = 240;
/** The most epochs a frame while the solution is shown. */
const PACE = 2;
/** So many epochs without hidden neurons answer the question. */
const TRIED = 100;

const WHY = "Without hidden neurons the output is one weighted sum, and its border one straight line. " +
  "No line cuts a disk out of a ring, however long it trains.";

/** @returns {import("../../ui/predict.js").Prediction} */
export const predict = () => ({
  question: "Circles: with the hidden neurons taken away, can the network still separate the disk from the ring?",
  options: [
    { text: "Yes", correct: false, why: WHY },
    { text: "No", correct: true, why: WHY },
    { text: "Only with more training", correct: false, why: WHY },
  ],
  task: "Take neurons away (− above each layer) until none is left, and press Play.",
  asked: ({ dataset, hidden, epoch }) => dataset === "circles" && !hidden.length && epoch >= TRIED,
});

/**
 * @param {() => import("./engine.js").Engine} engine
 * @param {() => ReturnType<typeof import("./player.js").player>} run
 */
export const challenge = (engine, run) => ({
  text: "Circle with 3 hidden units: get 97% of the held-out points right with one hidden layer of 3 neurons.",
  /** @param {State} state */
  check({ dataset, hidden }) {
    if (dataset !== "circles" || String(hidden) !== "3") return { solved: false, say: "It takes circles, and one hidden layer of 3 neurons." };
    const { testAccuracy } = engine().now;
    return { solved: testAccuracy >= GOAL, say: `${Math.round(100 * testAccuracy)}% of the held-out points are right.` };
  },
  /** @param {import("../../ui/frame.js").Ui} ui */
  async solve(ui) {
    run().stop();
    ui.set(SOLUTION);
    await run().play({ until: SOLVED_AT, pace: PACE });
  },
});
