/** The page around a figure: its address, where a state is kept, and its memory. */

import { decode, encode, named } from "../ui/share.js";
import { keep, recall } from "./memory.js";

/** @typedef {typeof address} Address */

export const address = {
  /** Whether the page stands in a frame of another one, where no reader sees its address. */
  get framed() { return parent !== self; },
  /** Write a state into the address. @param {string} id @param {Record<string, any>} state @returns {string} the whole link */
  link(id, state) {
    history.replaceState(null, "", encode(id, state));
    return location.href;
  },
  /** @param {string} id */
  read: (id) => decode(location.hash, id),
  /** @param {() => void} listener @param {AbortSignal} signal */
  follow: (listener, signal) => addEventListener("hashchange", listener, { signal }),
  keep,
  recall,
};

/** The figure that the address speaks of. @returns {HTMLElement | null} */
export const meant = () => {
  const id = named(location.hash);
  return id ? document.querySelector(`[data-figure="${CSS.escape(id)}"]`) : null;
};
