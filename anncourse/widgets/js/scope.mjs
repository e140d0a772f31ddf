/**
 * Keep a figure's own rules to itself: two figures on one page may use the same class names for different things.
 * Both classes of the figure stand before each rule, so that it also wins over every shared one.
 * @param {string} css   minified
 * @param {string} name  the class of the figure, which stands beside `ann` on its outermost element
 */
export const scope = (css, name) => `.ann.${name}{${css.replace(/(^|[},{])\.ann /g, "$1& ")}}`;
