// "Keep this book on my device": what the button says, and what happens when it is pressed. worker.js does the work, and tells of it.
{
const WHY = {
  lost: "The network broke off.",
  full: "This browser has no room left for it.",
  refused: "This browser does not let the book keep anything.",
};
const place = document.querySelector("[data-part=keep]"), said = place.querySelector("[role=status]"), bar = place.querySelector("progress");
const [keep, forget] = place.querySelectorAll("button"), { fetches, takes } = place.dataset;
const worker = new URL(place.dataset.worker, location.href), base = new URL("./", worker), box = `book ${base.pathname}`;

// A book further up at the same address may keep itself, too: that is another one.
async function registered() {
  const found = await navigator.serviceWorker.getRegistration(base);
  return found?.scope === base.href ? found : undefined;
}

function show(words, { first = "", second = "", fetching = false } = {}) {
  const focused = document.activeElement;
  said.textContent = words;
  for (const [button, label] of [[keep, first], [forget, second]]) {
    button.hidden = !label;
    button.textContent = label;
  }
  keep.ariaDisabled = String(fetching);
  bar.hidden = !fetching;
  if (place.contains(focused) && focused.hidden) (first ? keep : forget).focus();
}

const waiting = () => show("The book is on its way. You may go on reading.", { first: "Fetching the book", fetching: true });

async function look(why) {
  bar.hidden = true; // what ends a fetch is told once
  const own = await registered(), record = await caches.match(new URL("?kept", base), { cacheName: box });
  if (own?.active && record) {
    const { bytes } = await record.json();
    show(`Kept: ${(bytes / 1e6).toFixed(1)} MB on this device. All pages and figures open without a network; with one, they are as new as the site.`, { second: "Forget the kept book" });
  } else if (own?.installing && !why) waiting();
  else if (await caches.has(box)) show(`${WHY[why] ?? ""} A part of the book has come; it is not kept yet. Fetch the rest when you can, or forget the part.`.trim(), { first: "Fetch the rest", second: "Forget the part" });
  else show(why ? `${WHY[why]} Nothing is kept.` : `It fetches ${fetches} and takes ${takes} on this device. Then all pages and figures open without a network.`, { first: "Keep this book on my device" });
}

keep.addEventListener("click", async () => {
  if (keep.ariaDisabled === "true") return;
  bar.removeAttribute("value");
  waiting();
  try {
    navigator.storage?.persist?.().catch(() => { /* then the browser may clear it one day */ });
    const own = await navigator.serviceWorker.register(worker, { scope: base.href });
    const { installing } = own;
    if (!installing) own.active.postMessage("keep");
    // A worker that the browser has stopped cannot tell of it.
    installing?.addEventListener("statechange", () => installing.state === "redundant" && !bar.hidden && look("lost"));
  } catch (error) {
    look(error.name === "SecurityError" ? "refused" : "lost");
  }
});

forget.addEventListener("click", async () => {
  await (await registered())?.unregister();
  await caches.delete(box);
  await look();
  said.textContent = `Forgotten. ${said.textContent}`;
});

function listen() {
  const channel = new BroadcastChannel(box);
  channel.addEventListener("message", async ({ data: { came, of, failed } }) => {
    if (!forget.hidden && bar.hidden) return; // a new version comes quietly
    if (came) {
      waiting();
      bar.max = of;
      bar.value = came;
    } else {
      if (!failed) await navigator.serviceWorker.ready;
      look(failed);
    }
  });
}

async function begin() {
  try {
    if (!navigator.serviceWorker || !self.caches) throw new Error("not offered");
    listen();
    await look();
  } catch {
    show("This browser cannot keep the book. It needs an address that begins with https, and no private window.");
  }
}

// A copy in a folder lies on the device already.
if (location.protocol !== "file:") begin();
}
