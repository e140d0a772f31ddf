/** Plain text with a little in it: `code` and *italics*. Nothing else is markup, so nothing else can be put in. */

import { h } from "../../ui/dom.js";

/** An asterisk between words or spaces is an asterisk. The same pattern stands in anncourse/widgets/figures/quiz/widget.py. */
const MARKS = /`([^`]+)`|(?<![\w*])\*(?=\S)([^*]*[^*\s])\*(?![\w*])/;

/** @param {string} text @returns {(Node | string)[]} */
export function marked(text) {
  const found = text.match(MARKS);
  if (!found) return [text];
  const [whole, code, italics] = found;
  const [before] = text.split(whole, 1);
  return [before, code ? h("code", { text: code }) : h("em", { text: italics }), ...marked(text.slice(before.length + whole.length))];
}
