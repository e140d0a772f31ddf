/** A dialogue with the assistant of the package, and what its two networks see in the last sentence. */

import { dress } from "../../charts/stage.js";
import { netsOf } from "../../core/assistant/brought.js";
import { choices } from "../../ui/controls.js";
import { h, setText } from "../../ui/dom.js";
import { defineWidget } from "../../ui/frame.js";
import { bars } from "./bars.js";
import { chat } from "./chat.js";
import { hear } from "./hearing.js";
import css from "./style.css";
import { quantities, quantitiesOf } from "./task.js";
import { tokens } from "./tokens.js";
import { sentence, verdict } from "./words.js";

export default defineWidget({
  name: "AssistantLab",
  quantities,
  text: sentence,
  build(ui) {
    const nets = netsOf(ui.model.get("nets")), now = () => /** @type {import("./hearing.js").State} */ (/** @type {unknown} */ (ui.state));
    const talk = chat(ui), row = tokens(ui), rows = bars(nets.intentNames), spelling = h("p", { class: "al-spelling" });
    dress(ui);
    ui.stage.append(h("style", { text: css }),
      h("div", { class: "ann-parts" }, h("div", {}, talk.element, talk.chips), h("div", {}, row.element, spelling, rows.element)));
    ui.controls.append(choices(ui, { trait: "order" }));
    let found = hear(nets, now());
    return {
      draw() {
        found = hear(nets, now());
        talk.draw(now(), found);
        row.draw(now(), found);
        rows.draw(found.now, found.plain);
        setText(spelling, found.corrected.map(([typed, meant, slips]) => `${typed} → ${meant}, ${slips === 1 ? "one slip" : `${slips} slips`}`).join("; "));
        ui.say(verdict(found, nets.intentNames));
      },
      text: () => `${sentence(now())} Intent: ${found.now.intent}. ${found.now.reply}`,
      quantities: quantitiesOf(() => nets),
    };
  },
});
