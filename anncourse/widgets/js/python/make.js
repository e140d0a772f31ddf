/** Elements, made in one line. */

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name @param {Partial<HTMLElementTagNameMap[K]>} [has] @param {(Node | string)[]} parts
 * @returns {HTMLElementTagNameMap[K]}
 */
export const make = (name, has = {}, ...parts) => {
  const made = Object.assign(document.createElement(name), has);
  made.append(...parts);
  return made;
};

/** @param {string} text @param {() => void} press */
export const button = (text, press) => {
  const made = make("button", { type: "button", textContent: text });
  made.addEventListener("click", press);
  return made;
};
