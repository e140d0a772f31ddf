/** The page's address, as a place where a figure's state is kept. */

import { decode, encode } from "../ui/share.js";

/** @typedef {typeof address} Address */

export const address = {
  /** Write a state into the address. @param {string} key @param {Record<string, any>} state @returns {string} the whole link */
  link(key, state) {
    history.replaceState(null, "", encode(key, state));
    return location.href;
  },
  /** @param {string} key */
  read: (key) => decode(location.hash, key),
  /** @param {() => void} listener @param {AbortSignal} signal */
  follow: (listener, signal) => addEventListener("hashchange", listener, { signal }),
};
