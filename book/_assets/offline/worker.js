// The service worker of a kept book. The build writes above: FILES, the path of each file with a hash of its
// content ("" where its name has one), and BYTES, their size. All that is kept lies in one cache, which is called
// after the book's own address: other books of the same host have theirs. Two versions never mix in it, since the
// hash is part of a file's key; what a new version shares with the old one is not fetched again.
const BASE = new URL("./", self.location), BOX = `book ${BASE.pathname}`;
const RECORD = new URL("?kept", BASE).href; // stands in the box when all of a version is there
const PATIENCE = 3_000, LIMIT = 60_000; // ms: for a network that is slow, and for one that is gone
const LANES = 6;
const teller = new BroadcastChannel(BOX);
const key = (name) => new URL(name + (FILES[name] && `?v=${FILES[name]}`), BASE).href;

// ---- to keep the book: when it is asked for, and when there is a new version of it

let filling = null;
const fill = () => (filling ??= fetchAll().finally(() => { filling = null; }));

async function fetchAll() {
  let missing = [];
  try {
    const box = await caches.open(BOX), names = Object.keys(FILES);
    const there = new Set((await box.keys()).map((request) => request.url));
    missing = names.filter((name) => !there.has(key(name)));
    let came = names.length - missing.length;
    const lane = async () => {
      while (missing.length) {
        const name = missing.pop();
        await box.put(key(name), await fetched(name));
        teller.postMessage({ came: ++came, of: names.length });
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    await box.put(RECORD, Response.json({ bytes: BYTES }));
    teller.postMessage({ kept: true });
  } catch (error) {
    missing.length = 0; // the other lanes stop, too
    teller.postMessage({ failed: reason(error) });
    throw error;
  }
}

async function fetched(name) {
  const asked = { signal: AbortSignal.timeout(LIMIT), cache: FILES[name] ? "no-cache" : "default" };
  const answer = await fetch(new URL(name, BASE), asked);
  if (!answer.ok) throw new TypeError(`${name}: ${answer.status}`);
  return answer;
}

function reason({ name }) {
  if (name === "QuotaExceededError") return "full";
  return name === "SecurityError" ? "refused" : "lost";
}

self.addEventListener("install", (event) => event.waitUntil(fill().then(() => self.skipWaiting())));
// Asked again by a page while it is at work: somebody has emptied the box.
self.addEventListener("message", (event) => event.waitUntil(fill().catch(() => { /* the page was told */ })));
self.addEventListener("activate", (event) => event.waitUntil(clear().then(() => self.clients.claim())));

async function clear() {
  const wanted = new Set([RECORD, ...Object.keys(FILES).map(key)]), box = await caches.open(BOX);
  for (const request of await box.keys()) if (!wanted.has(request.url)) await box.delete(request);
}

// ---- to answer

// Not through an opened cache: to open one that was forgotten would make it anew.
const kept = (name) => caches.match(key(name), { cacheName: BOX, ignoreVary: true });

function asked({ method, url }) {
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== BASE.origin || !pathname.startsWith(BASE.pathname)) return null;
  const name = decodeURIComponent(pathname.slice(BASE.pathname.length)).replace(/(^|\/)$/, "$1index.html");
  return Object.hasOwn(FILES, name) ? name : null; // the rest of the site is not ours
}

self.addEventListener("fetch", (event) => {
  const name = asked(event.request);
  if (name === null) return;
  const never = FILES[name] === ""; // never stale
  event.respondWith(never ? kept(name).then((found) => found ?? fetch(event.request)) : freshOrKept(event.request, name));
});

async function freshOrKept(request, name) {
  const coming = fetch(request, { cache: "no-cache" });
  try {
    const late = new Promise((_, reject) => { setTimeout(reject, PATIENCE); });
    const answer = await Promise.race([coming, late]);
    if (answer.status < 500) return answer;
  } catch { /* too late, or gone */ }
  return (await kept(name)) ?? coming;
}
