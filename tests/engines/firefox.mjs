/** Firefox, driven by WebDriver BiDi: no driver of its own is needed. */

import puppeteer from "puppeteer-core";

/** @param {{ width: number, height: number }} size */
export async function firefox(size) {
  const browser = await puppeteer.launch({
    browser: "firefox", executablePath: "/usr/bin/firefox-esr", headless: true, defaultViewport: size,
  });
  const page = await browser.newPage();
  /** @type {string[]} */
  let errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => { if (message.type() === "error") errors.push(message.text()); });
  page.on("requestfailed", (request) => errors.push(`failed: ${request.url()}`));
  const { mouse, keyboard, touchscreen } = page;
  return {
    name: await browser.version(),
    open: async (/** @type {string} */ url) => {
      // What the page before was still loading is nobody's error.
      await page.goto("about:blank");
      errors = [];
      await page.goto(url, { waitUntil: "load" });
    },
    errors: async () => errors,
    /** The value of an expression in the page; promises are waited for. @param {string} expression */
    ask: (expression) => page.evaluate(expression),
    /** @param {import("./walk.mjs").Point[]} path */
    async drag([first, ...rest]) {
      await mouse.move(first.x, first.y);
      await mouse.down();
      for (const { x, y } of rest) await mouse.move(x, y);
      await mouse.up();
    },
    /** @param {import("./walk.mjs").Point[]} path */
    async swipe([first, ...rest]) {
      await touchscreen.touchStart(first.x, first.y);
      for (const { x, y } of rest) await touchscreen.touchMove(x, y);
      await touchscreen.touchEnd();
    },
    press: (/** @type {any} */ key) => keyboard.press(key),
    close: () => browser.close(),
  };
}
