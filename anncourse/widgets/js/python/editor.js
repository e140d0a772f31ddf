/** The editor of a cell: CodeMirror with Python's grammar, in the book's own colors. */
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { pythonLanguage } from "@codemirror/lang-python";
import { bracketMatching, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, keymap } from "@codemirror/view";
import { tags as t } from "@lezer/highlight";

/** The same parts of speech, in the same colors as the book's cells (book/_assets/css/code.css). */
const colors = HighlightStyle.define([
  { tag: [t.keyword, t.operatorKeyword, t.bool, t.null], color: "var(--nn-code-word)" },
  { tag: [t.string, t.special(t.string)], color: "var(--nn-code-text)" },
  { tag: t.number, color: "var(--nn-code-number)" },
  { tag: [t.definition(t.function(t.variableName)), t.className, t.meta], color: "var(--nn-code-name)" },
  { tag: t.comment, color: "var(--nn-muted)", fontStyle: "italic" },
]);

const look = EditorView.theme({
  "&": { backgroundColor: "var(--nn-surface)", color: "var(--nn-ink)" },
  "&.cm-focused": { outline: "3px solid var(--nn-accent)", outlineOffset: "-3px" },
  ".cm-scroller": { font: ".8rem/1.6 var(--nn-mono)" },
  ".cm-content": { padding: ".85rem 0", caretColor: "var(--nn-ink)" },
  ".cm-line": { padding: "0 1rem" },
  ".cm-cursor": { borderLeftColor: "var(--nn-ink)" },
  ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": { backgroundColor: "var(--nn-soft)" },
  ".cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground": { backgroundColor: "var(--nn-soft)" },
});

/**
 * An editor in an element. Tab moves on, as everywhere on the page; Enter keeps the indentation.
 * @param {HTMLElement} parent
 * @param {string} text
 * @param {{ run: () => void, leave: () => void, change: (text: string) => void }} on
 */
export function editor(parent, text, on) {
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        keymap.of([
          { key: "Shift-Enter", run: () => (on.run(), true) },
          { key: "Escape", run: () => (on.leave(), true) },
          ...defaultKeymap,
          ...historyKeymap,
        ]),
        history(), drawSelection(), indentOnInput(), bracketMatching(), indentUnit.of("    "),
        pythonLanguage, syntaxHighlighting(colors), look,
        EditorView.contentAttributes.of({ "aria-label": "Your code. Shift+Enter runs it, Escape leaves it." }),
        EditorView.updateListener.of((update) => { if (update.docChanged) on.change(update.state.doc.toString()); }),
      ],
    }),
  });
  return {
    focus: () => view.focus(),
    /** @param {string} other */
    replace: (other) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: other } }),
  };
}
