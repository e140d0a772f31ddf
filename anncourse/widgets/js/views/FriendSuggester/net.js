/** The graph: who is linked with whom, who is looked at, and, dashed, who is suggested. A tap on a dot chooses it. */

import { attr, clamp, h, s, setText } from "../../ui/dom.js";
import { best as mostFriends, degrees } from "../../core/datasets/friends.js";
import { averaged, AVERAGING, chosen, common, EVERYONE, known, overall, suggested } from "./guess.js";
import { NAMES, PLACES } from "./people.js";

/** @typedef {import("./guess.js").State} State @typedef {import("./guess.js").Pair} Pair */

/** Height by width, the free edge, the size of a dot, how near a tap has to be, and a letter's width, in pixels. */
const TALL = 0.86, EDGE = 14, DOT = 4, NEAR = 22, LETTER = 7.6;
/** How strongly a number colors its dot: its share of the length of all sixteen. */
const STRONG = 2.2;
/** Where a name may stand by its dot, the best place first: across, down, and how much of its own length back. */
const SPOTS = [[9, 4, 0], [-9, 4, 1], [0, -11, 0.5], [0, 20, 0.5], [9, -9, 0], [9, 17, 0], [-9, -9, 1], [-9, 17, 1]];
/** Names that stand where nobody is chosen. */
const KNOWN_TO_ALL = 5;

/** @param {() => State} now @param {(name: string) => void} choose */
export function net(now, choose) {
  const links = s("path", { class: "link" }), own = s("path", { class: "link is-own" }), reason = s("path", { class: "link is-reason" });
  const guesses = s("path", { class: "guess" }), hits = s("path", { class: "guess is-hit" });
  const dots = NAMES.map(() => s("circle", { class: "dot" })), names = s("g");
  const svg = s("svg", { "aria-hidden": "true", class: "net", onclick: tap }, links, own, guesses, hits, reason, ...dots, names);
  let width = 340;

  /** @param {number} i */
  const at = (i) => [EDGE + (PLACES[i][0] / 1000) * (width - 2 * EDGE), EDGE + (1 - PLACES[i][1] / 1000) * (width * TALL - 2 * EDGE)];
  const lines = (/** @type {Pair[]} */ pairs) => pairs.map(([i, j]) => `M${at(i).map((v) => v.toFixed(1))}L${at(j).map((v) => v.toFixed(1))}`).join("");

  /** @param {any} event */
  function tap({ clientX, clientY }) {
    const box = svg.getBoundingClientRect(), far = NAMES.map((_, i) => Math.hypot(at(i)[0] - clientX + box.x, at(i)[1] - clientY + box.y));
    const nearest = far.indexOf(Math.min(...far));
    if (far[nearest] <= NEAR) choose(NAMES[nearest]);
  }

  /** The pairs of a row of the graph. @param {State} state @param {number} i @returns {Pair[]} */
  const friends = (state, i) => (i < 0 ? [] : [...known(state).A[i]].flatMap((one, k) => (one ? [[i, k]] : [])));

  /** @param {State} state */
  function strokes(state) {
    const { A } = known(state), pair = chosen(state), one = NAMES.indexOf(state.person);
    const top = one < 0 ? overall(state).top : suggested(state), told = one < 0 && state.hidden;
    attr(links, { d: lines(A.flatMap((row, i) => [...row].flatMap((link, j) => /** @type {Pair[]} */ (link && j > i ? [[i, j]] : [])))) });
    attr(own, { d: lines(friends(state, one)) });
    attr(reason, { d: lines(pair ? common(A, pair).flatMap((k) => /** @type {Pair[]} */ ([[k, pair[0]], [k, pair[1]]])) : []) });
    attr(guesses, { d: lines(top.filter(({ hit }) => !(told && hit)).map((each) => each.pair)) });
    attr(hits, { d: lines(told ? top.filter(({ hit }) => hit).map((each) => each.pair) : []) });
  }

  /** Dots by their first number, where numbers are averaged. @param {State} state */
  function paint(state) {
    const X = state.rule === AVERAGING ? averaged(state)[state.rounds].X : null, pair = [state.person, state.other];
    dots.forEach((dot, i) => {
      const share = X ? clamp((X[i][0] / Math.sqrt(X[i].reduce((sum, v) => sum + v * v, 0))) * STRONG, -1, 1) : 0;
      const big = pair.includes(NAMES[i]), [cx, cy] = at(i).map((v) => v.toFixed(1));
      attr(dot, { cx, cy, r: big ? DOT + 3 : DOT, class: `dot${big ? " is-chosen" : ""}${X ? (share < 0 ? " is-negative" : " is-positive") : ""}`,
        style: X ? `fill-opacity:${Math.abs(share).toFixed(2)}` : null });
    });
  }

  /** Who is named: the two, whom they share, and who is suggested; where they would cover each other, the first. @param {State} state */
  function label(state) {
    const { A } = known(state), pair = chosen(state), one = NAMES.indexOf(state.person);
    const best = state.person === EVERYONE ? mostFriends(degrees(A), KNOWN_TO_ALL)
      : suggested(state).map((each) => each.pair[each.pair[0] === one ? 1 : 0]);
    /** @type {number[][]} */
    const taken = [];
    const texts = [...new Set([one, NAMES.indexOf(state.other), ...(pair ? common(A, pair) : []), ...best])].filter((i) => i >= 0).flatMap((i) => {
      const [x, y] = at(i), wide = NAMES[i].length * LETTER, spot = SPOTS.map(([across, down, back]) => [x + across - back * wide, y + down])
        .find(([left, top]) => left > 0 && left + wide < width && top > 12 && !taken.some(([l, t, w]) => left < l + w && l < left + wide && Math.abs(t - top) < 15));
      if (!spot) return [];
      taken.push([...spot, wide]);
      return [{ i, left: spot[0], top: spot[1] }];
    });
    while (names.childElementCount < texts.length) names.append(s("text", { class: "ann-halo" }));
    [...names.children].forEach((text, k) => {
      const entry = texts[k];
      attr(text, { x: entry?.left ?? 0, y: entry?.top ?? 0, class: entry && [one, NAMES.indexOf(state.other)].includes(entry.i) ? "ann-halo is-chosen" : "ann-halo" });
      setText(text, entry ? NAMES[entry.i] : "");
    });
  }

  const draw = () => {
    const state = now();
    strokes(state);
    paint(state);
    label(state);
  };
  return {
    element: h("div", { class: "fs-net" }, svg),
    draw,
    /** @param {number} wide */
    resize(wide) {
      width = wide;
      attr(svg, { viewBox: `0 0 ${wide} ${Math.round(wide * TALL)}` });
      draw();
    },
  };
}
