/**
 * The state of a figure in the page's address: `#figure=umbrella.<base64url of JSON>`.
 */

const MARK = "figure=";

/** The id of the figure that an address speaks of, or "". @param {string} hash */
export const named = (hash) => (hash.slice(1).startsWith(MARK) ? hash.slice(1 + MARK.length).split(".")[0] : "");

/** @param {string} id @param {object} state */
export function encode(id, state) {
  const bytes = new TextEncoder().encode(JSON.stringify(state));
  const text = btoa(String.fromCharCode(...bytes));
  return `#${MARK}${id}.${text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "")}`;
}

/**
 * @param {string} hash
 * @param {string} id
 * @returns {{ state?: Record<string, any>, error?: string }}  empty when the address is about something else
 */
export function decode(hash, id) {
  const [, text] = hash.split(".");
  if (!id || named(hash) !== id) return {};
  try {
    const bytes = Uint8Array.from(atob((text ?? "").replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
    const state = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    if (state && typeof state === "object" && !Array.isArray(state)) return { state };
  } catch {}
  return { error: "The state in this page's address cannot be read, so it was ignored." };
}

/**
 * The same state as a line of Python, for a notebook, where the page has no address of its own.
 * @param {string} name
 * @param {Record<string, any>} state
 */
export function python(name, state) {
  const inner = Object.entries(state).map(([key, value]) => `${key}=${literal(value)}`);
  return `${name}(${inner.join(", ")})`;
}

/** @param {any} value @returns {string} */
function literal(value) {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (typeof value !== "object") return JSON.stringify(value);
  return `{${Object.entries(value).map(([key, entry]) => `${JSON.stringify(key)}: ${literal(entry)}`).join(", ")}}`;
}
