/** The dialogue: what was said before, the line that is being typed, and examples for a tap. */

import { button, unique } from "../../ui/controls.js";
import { h, setText } from "../../ui/dom.js";

/** Letters of a sentence, sentences of a dialogue. */
const LONGEST = 120, MOST = 6;
const FIRST = ["wake me at six", "whats the wether in Oslo tomorow", "play some jazz", "convert 5 miles to km", "remind me to turn on the lights at nine", "who won the war"];
/** What goes on with a subject. @type {Record<string, string[]>} */
const NEXT = {
  weather: ["and tomorrow?", "what about Rome"], timer: ["make it ten minutes", "and at seven"], music: ["or some blues"], lights: ["make it blue", "in the kitchen"],
  translate: ["and in Spanish"], convert: ["and 10 miles?"], directions: ["and to the airport?"], reminder: ["make it tomorrow"],
};

/** @param {import("../../ui/frame.js").Ui} ui */
export function chat(ui) {
  const before = h("ol", { class: "al-before", "aria-label": "Said before" }), reply = h("p", { class: "al-reply" });
  const input = h("input", { type: "text", id: unique(), maxlength: LONGEST, spellcheck: "false", autocapitalize: "off", autocomplete: "off", enterkeyhint: "send",
    oninput: () => last(input.value, false), onchange: () => ui.commit(),
    onkeydown: (/** @type {KeyboardEvent} */ event) => { if (event.key === "Enter") next(); } });
  const say = button("Next sentence", () => { next(); input.focus(); }), anew = button("Forget all", () => ui.set({ turns: [ui.get("turns").at(-1) ?? ""] }));
  const chips = h("div", { class: "al-chips", role: "group", "aria-label": "Examples" });
  let offered = "", drawn = "";

  /** The last sentence. @param {string} text @param {boolean} commit */
  const last = (text, commit) => ui.set({ turns: [...ui.get("turns").slice(0, -1), text], without: 0, order: ui.holds("order") ? ui.get("order") : "as said" }, { commit });

  function next() {
    const { turns } = ui.state;
    if (turns.at(-1)?.trim()) ui.set({ turns: [...turns, ""].slice(-MOST), without: 0, order: "as said" });
  }

  /** @param {string[]} texts */
  function offer(texts) {
    if (texts.join() === offered) return;
    offered = texts.join();
    chips.replaceChildren(...texts.map((text) => h("button", { type: "button", class: "al-chip", text, onclick: () => last(text, true) })));
  }

  ui.follow(() => {
    const { turns } = ui.state, held = ui.holds("turns");
    if (input.value !== (turns.at(-1) ?? "")) input.value = turns.at(-1) ?? "";
    for (const control of [input, say, anew]) control.disabled = held;
    chips.hidden = held;
    anew.hidden = turns.length < 2;
  });

  return {
    element: h("div", { class: "al-chat" }, before,
      h("label", { class: "al-line", for: input.id }, h("span", { text: "You say" }), input), reply,
      h("div", { class: "al-do" }, say, anew)),
    chips,
    /** @param {import("./hearing.js").State} state @param {ReturnType<typeof import("./hearing.js").hear>} found */
    draw({ turns }, { earlier, now }) {
      const key = JSON.stringify(turns.slice(0, -1));
      if (key !== drawn) {
        drawn = key;
        before.replaceChildren(...earlier.flatMap((answer, i) => [h("li", { class: "said", text: turns[i] }), h("li", { class: "back", text: answer.reply })]));
      }
      setText(reply, now.text.trim() ? now.reply : "…");
      const subject = earlier.findLast(({ intent }) => intent !== "none")?.intent;
      offer(subject ? [...NEXT[subject], FIRST[turns.length % FIRST.length]] : FIRST);
    },
  };
}
