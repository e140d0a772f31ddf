/**
 * Leave out of a style sheet what a figure never shows: a rule about `.ann…` stays if every word of its selector, be it
 * class, element or attribute, stands somewhere in the figure's code. Such words are therefore written in full, never put together.
 * Several figures share a page, each with its own pruned sheet, and the last one wins a tie: a rule that overrides another
 * must therefore be the more specific one, never merely the later.
 *
 * @param {string} css       minified
 * @param {Set<string>} used  every word of the code
 * @returns {string}
 */
export function prune(css, used) {
  let kept = "";
  for (let at = 0, open; (open = css.indexOf("{", at)) > 0; ) {
    let end = open + 1;
    for (let depth = 1; depth; end++) depth += { "{": 1, "}": -1 }[css[end]] ?? 0;
    const body = css.slice(open + 1, end - 1);
    const head = css.slice(at, open);
    if (head.startsWith("@")) {
      const inner = prune(body, used);
      if (inner) kept += `${head}{${inner}}`;
    } else {
      const selectors = head.split(/,(?![^(]*\))/).filter((selector) => named(selector).every((name) => used.has(name)));
      if (selectors.length) kept += `${selectors}{${body}}`;
    }
    at = end;
  }
  return kept;
}

/**
 * Keep a figure's own rules to itself: two figures on one page may use the same class names for different things.
 * Both classes of the figure stand before each rule, so that it also wins over every shared one.
 * @param {string} css   minified
 * @param {string} name  the class of the figure, which stands beside `ann` on its outermost element
 */
export const scope = (css, name) => css && `.ann.${name}{${css.replace(/(^|[},{])\.ann /g, "$1& ")}}`;

/** @param {string} selector */
const named = (selector) => (selector.startsWith(".ann") && selector.replace(/:[\w-]+/g, "").match(/[a-z][\w-]*/gi)) || [];

/** @param {string} code */
export const words = (code) => new Set(code.match(/[\w-]+/g));
