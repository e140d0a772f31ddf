/** WebKit, the engine of Safari, as Debian's MiniBrowser; it wants a screen (xvfb). */

import { spawn } from "node:child_process";
import { globSync } from "node:fs";
import { setTimeout as rest } from "node:timers/promises";
import { Builder, Capabilities, Key } from "selenium-webdriver";

const PORT = 4455;
/** Its names for keys are other ones. @type {Record<string, string>} */
const KEYS = { ArrowRight: Key.ARROW_RIGHT, ArrowLeft: Key.ARROW_LEFT, ArrowUp: Key.ARROW_UP, ArrowDown: Key.ARROW_DOWN, Enter: Key.ENTER, End: Key.END, Shift: Key.SHIFT };
/** An error before this listener stands is seen by a figure that does not live. */
const LISTEN = `window.heard = []; addEventListener("error", (e) => heard.push(e.message)); addEventListener("unhandledrejection", (e) => heard.push(String(e.reason)));`;

/** @param {{ width: number, height: number }} size */
export async function webkit(size) {
  const [binary] = globSync("/usr/lib/*/webkit2gtk-4.*/MiniBrowser");
  if (!binary) throw new Error("There is no MiniBrowser: apt-get install webkit2gtk-driver xvfb");
  const server = spawn("WebKitWebDriver", [`--port=${PORT}`], { stdio: "ignore" });
  await rest(1000);
  const driver = await new Builder().usingServer(`http://127.0.0.1:${PORT}`).withCapabilities(
    new Capabilities({ browserName: "MiniBrowser", "webkitgtk:browserOptions": { binary, args: ["--automation"] } })).build();
  await driver.manage().window().setRect({ x: 0, y: 0, ...size });
  await driver.manage().setTimeouts({ script: 60_000, pageLoad: 60_000 });
  const capabilities = await driver.getCapabilities();
  const along = async (/** @type {import("./walk.mjs").Point[]} */ [first, ...others]) => {
    const hand = driver.actions().move({ ...first, duration: 0 }).press();
    for (const point of others) hand.move({ ...point, duration: 20 });
    await hand.release().perform();
  };
  return {
    name: `${capabilities.getBrowserName()} ${capabilities.getBrowserVersion()}`,
    open: async (/** @type {string} */ url) => {
      await driver.get("about:blank");
      await driver.get(url);
      await driver.executeScript(LISTEN);
    },
    errors: () => driver.executeScript("return heard"),
    /** The value of an expression in the page; promises are waited for. @param {string} expression */
    ask: (expression) => driver.executeAsyncScript(
      `const done = arguments[0]; Promise.resolve(${expression}).then(done, (e) => done({ failed: String(e) }));`),
    drag: along,
    swipe: null,
    press: (/** @type {string} */ key) => driver.actions().sendKeys(KEYS[key] ?? key).perform(),
    close: async () => {
      await driver.quit();
      server.kill();
    },
  };
}
