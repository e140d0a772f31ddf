/** What a cell needs and no import of its own says: the page tells its weight, the worker loads it. */
const SIGNS = /** @type {[RegExp, string][]} */ ([
  [/\bplots\b|\bmatplotlib\b/, "matplotlib"],
  [/\bsklearn\b|\b\w*digit\w*\(|\b(?:seen_and_heard|tumors|search)\(|\bNetwork(?:Classifier|Regressor)\b/, "scikit-learn"],
  [/\b(?:networkx|les_miserables|karate_club|davis_women)\b/, "networkx"],
  [/\bskimage\b|\b(?:photograph|painting|cat_crops|tissue|faces)\(/, "photographs"],
]);
/** The import alone draws nothing; `plots` waits until it is used (reader.py). */
const AHEAD = /^from anncourse import plots$/gm;

/** The names of packages that a text needs beside NumPy. @param {string} code */
export const needs = (code) => {
  const text = code.replace(AHEAD, "");
  return SIGNS.filter(([sign]) => sign.test(text)).map(([, name]) => name);
};
