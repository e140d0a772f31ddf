/** The graph: who is linked with whom, who is looked at, and, dashed, who is suggested. A tap on a dot chooses it. */

import { attr, clamp, h, s, setText } from "../../ui/dom.js";
import { best as mostFriends, degrees } from "../../core/datasets/friends.js";
import { AVERAGING, common, EVERYONE, spoken } from "./novel.js";

/** @typedef {import("./novel.js").State} State @typedef {import("./novel.js").Pair} Pair */

/** Height by width, the free edge, the size of a dot, how near a tap has to be, and a letter's width, in pixels. */
const TALL = 0.86, EDGE = 14, DOT = 4, NEAR = 22, LETTER = 7.6;
/** How strongly a number colors its dot: its share of the length of all sixteen. */
const STRONG = 2.2;
/** Where a name may stand by its dot, the best place first: across, down, and how much of its own length back. */
const SPOTS = [[9, 4, 0], [-9, 4, 1], [0, -11, 0.5], [0, 20, 0.5], [9, -9, 0], [9, 17, 0], [-9, -9, 1], [-9, 17, 1]];
/** Names that stand where nobody is chosen. */
const KNOWN_TO_ALL = 5;
/** What the lines mean. */
const KEY = { own: "friends", guess: "suggested", reason: "whom they share", hit: "suggested, and was hidden", miss: "suggested, and no friendship" };

/** @param {import("./novel.js").Novel} novel @param {() => State} now @param {(name: string) => void} choose */
export function net(novel, now, choose) {
  const { names, places } = novel;
  const links = s("path", { class: "link" }), own = s("path", { class: "link is-own" }), reason = s("path", { class: "link is-reason" });
  const guesses = s("path", { class: "guess" }), hits = s("path", { class: "guess is-hit" });
  const dots = names.map(() => s("circle")), texts = s("g");
  const svg = s("svg", { "aria-hidden": "true", class: "net", onclick: tap }, links, own, guesses, hits, reason, ...dots, texts);
  const keys = Object.entries(KEY).map(([kind, text]) => h("span", { class: `is-${kind}`, text }));
  let width = 340;
  /** The graph whose lines stand there. @type {unknown} */
  let drawn = null;

  /** @param {number} i */
  const at = (i) => [EDGE + (places[i][0] / 1000) * (width - 2 * EDGE), EDGE + (1 - places[i][1] / 1000) * (width * TALL - 2 * EDGE)];
  const lines = (/** @type {Pair[]} */ pairs) => pairs.map(([i, j]) => `M${at(i).map((v) => v.toFixed(1))}L${at(j).map((v) => v.toFixed(1))}`).join("");

  /** @param {any} event */
  function tap({ clientX, clientY }) {
    const box = svg.getBoundingClientRect(), far = names.map((_, i) => Math.hypot(at(i)[0] - clientX + box.x, at(i)[1] - clientY + box.y));
    const nearest = far.indexOf(Math.min(...far));
    if (far[nearest] <= NEAR) choose(names[nearest]);
  }

  /** All that the picture tells of a state. @param {State} state */
  function seen(state) {
    const { A } = novel.known(state), pair = novel.chosen(state), one = names.indexOf(state.person), all = one < 0;
    const top = all ? novel.overall(state).top : novel.suggested(state), told = all && state.hidden > 0;
    const friends = all ? [] : [...A[one].keys()].filter((k) => A[one][k]);
    const guessed = all ? [] : top.map((each) => names.indexOf(novel.partner(state, each.pair)));
    return { A, pair, one, told, friends, guessed, shared: pair ? common(A, pair) : [], other: names.indexOf(state.other),
      right: told ? top.filter(({ hit }) => hit) : [], wrong: top.filter(({ hit }) => !(told && hit)) };
  }

  /** @param {ReturnType<typeof seen>} all */
  function strokes({ A, pair, one, friends, shared, right, wrong, told }) {
    if (A !== drawn) attr(links, { d: lines(A.flatMap((row, i) => [...row].flatMap((link, j) => /** @type {Pair[]} */ (link && j > i ? [[i, j]] : [])))) });
    drawn = A;
    attr(own, { d: lines(friends.map((k) => [one, k])) });
    attr(reason, { d: lines(pair ? shared.flatMap((k) => /** @type {Pair[]} */ ([[k, pair[0]], [k, pair[1]]])) : []) });
    attr(guesses, { d: lines(wrong.map((each) => each.pair)), class: told ? "guess is-miss" : "guess" });
    attr(hits, { d: lines(right.map((each) => each.pair)) });
    const shown = [friends.length, !told && wrong.length, shared.length, right.length, told && wrong.length];
    keys.forEach((key, i) => (key.hidden = !shown[i]));
  }

  /** A dot says who it is to the person or, where numbers are averaged, its first number. @param {State} state @param {ReturnType<typeof seen>} all */
  function paint(state, { one, other, friends, guessed }) {
    const X = state.rule === AVERAGING ? novel.averaged(state)[state.rounds].X : null;
    attr(svg, { class: one < 0 || X ? "net" : "net is-one" });
    dots.forEach((dot, i) => {
      const share = X ? clamp((X[i][0] / Math.sqrt(X[i].reduce((sum, v) => sum + v * v, 0))) * STRONG, -1, 1) : 0;
      const role = i === one || i === other ? "is-chosen" : X ? (share < 0 ? "is-negative" : "is-positive") : friends.includes(i) ? "is-friend" : guessed.includes(i) ? "is-guess" : "";
      const [cx, cy] = at(i).map((v) => v.toFixed(1));
      attr(dot, { cx, cy, r: role === "is-chosen" ? DOT + 3 : role === "is-guess" ? DOT + 1 : DOT, class: `dot ${role}`, style: X ? `fill-opacity:${Math.abs(share).toFixed(2)}` : null });
    });
  }

  /** Who is named: the two, whom they share, and who is suggested; where they would cover each other, the first. @param {State} state @param {ReturnType<typeof seen>} all */
  function label(state, { A, one, other, shared, guessed }) {
    const best = state.person === EVERYONE ? mostFriends(degrees(A), KNOWN_TO_ALL) : guessed;
    /** @type {number[][]} */
    const taken = [];
    const written = [...new Set([one, other, ...shared, ...best])].filter((i) => i >= 0).flatMap((i) => {
      const text = spoken(names[i]), [x, y] = at(i), wide = text.length * LETTER, spot = SPOTS.map(([across, down, back]) => [x + across - back * wide, y + down])
        .find(([left, top]) => left > 0 && left + wide < width && top > 12 && !taken.some(([l, t, w]) => left < l + w && l < left + wide && Math.abs(t - top) < 15));
      if (!spot) return [];
      taken.push([...spot, wide]);
      return [{ text, x: spot[0], y: spot[1], class: i === one || i === other ? "ann-halo is-chosen" : "ann-halo" }];
    });
    while (texts.childElementCount < written.length) texts.append(s("text"));
    while (texts.childElementCount > written.length) texts.lastChild?.remove();
    written.forEach(({ text, ...where }, k) => {
      attr(texts.children[k], where);
      setText(/** @type {any} */ (texts.children[k]), text);
    });
  }

  const draw = () => {
    const state = now(), all = seen(state);
    strokes(all);
    paint(state, all);
    label(state, all);
  };
  return {
    element: h("div", { class: "fs-net" }, svg, h("p", { class: "fs-key" }, ...keys)),
    draw,
    /** @param {number} wide */
    resize(wide) {
      width = wide;
      drawn = null;
      attr(svg, { viewBox: `0 0 ${wide} ${Math.round(wide * TALL)}` });
      draw();
    },
  };
}
