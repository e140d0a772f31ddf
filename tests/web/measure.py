"""Measure in a page: training speed, work of a drag, the first live figure."""

from dataclasses import dataclass
from statistics import median, quantiles

from playwright.sync_api import Page

from tests.web.driver import Hand
from tests.web.operating import Control

MOVES = 40
WATCH_FOR_LIFE = """
  const seen = new MutationObserver(() => {
    if (document.querySelector("[data-live=true]")) {
      window.firstLive = performance.now();
      seen.disconnect();
    }
  });
  seen.observe(document, { subtree: true, attributes: true, childList: true });
"""
SCROLL_THROUGH = """async () => {
  const frame = () => new Promise(requestAnimationFrame);
  const folds = document.querySelectorAll("details:has([data-widget])");
  for (const fold of folds) fold.open = true;
  // All that waits for a reader to come near is a figure or a picture.
  const late = document.querySelectorAll("[data-widget], img");
  for (const one of [...late, document.body.lastElementChild]) {
    one.scrollIntoView({ block: "end", behavior: "instant" });
    await frame();
  }
  scrollTo({ top: 0, behavior: "instant" });
}"""
COUNT_FRAMES = """seconds => new Promise((done) => {
  const begin = performance.now();
  let count = 0;
  const next = (now) => {
    count += 1;
    if (now - begin < 1000 * seconds) requestAnimationFrame(next);
    else done(1000 * count / (now - begin));
  };
  requestAnimationFrame(next);
})"""


@dataclass(frozen=True)
class Training:
    """How fast a Playground trained while its pictures were drawn."""

    epochs_per_second: float
    epochs_per_busy_second: float
    frames_per_second: float


class Busy:
    """The processor time that a page's main thread has used, in seconds.

    It counts script, style, layout and paint, and stands still while another
    program has the processor: a busy machine changes it little.
    """

    def __init__(self, page: Page) -> None:
        self.session = page.context.new_cdp_session(page)
        self.session.send(
            "Performance.enable", {"timeDomain": "threadTicks"}
        )

    def __call__(self) -> float:
        """Return the time used since the page began."""
        metrics = self.session.send("Performance.getMetrics")["metrics"]
        return next(
            m["value"] for m in metrics if m["name"] == "TaskDuration"
        )


def training(hand: Hand, seconds: float = 2.0) -> Training:
    """Press Play, let it train, press Pause; read the epochs from the state."""
    hand.start_again()
    before = hand.state().get("epoch", 0)
    page = hand.page
    busy = Busy(page)
    begin, used = page.evaluate("performance.now()"), busy()
    hand.button("Play").click()
    frames = page.evaluate(COUNT_FRAMES, seconds)
    hand.button("Pause").click()
    spent = (page.evaluate("performance.now()") - begin) / 1000
    used = busy() - used
    epochs = hand.state()["epoch"] - before
    return Training(epochs / spent, epochs / used, frames)


def drag_work(hand: Hand, control: Control) -> float:
    """Return the 95th percentile of main-thread work per move, in ms.

    What the main thread is busy for between one mouse move and two frames
    later, less what two frames cost with no move.
    """
    page = hand.page
    busy = Busy(page)

    def cost(x: float, y: float) -> float:
        before = busy()
        page.mouse.move(x, y)
        hand.settle()
        return 1000 * (busy() - before)

    x, y = hand.grip(control)
    page.mouse.move(x, y)
    still = median(cost(x, y) for _ in range(MOVES // 2))
    page.mouse.down()
    # Back and forth, so that no move meets the end of the control's range.
    moves = [
        cost(x + 20 * (-1) ** i, y - 20 * (-1) ** i) for i in range(MOVES)
    ]
    page.mouse.up()
    return quantiles(moves, n=20)[-1] - still


def first_live(page: Page, address: str) -> float:
    """Open an address and return when its first figure lived, in ms."""
    page.add_init_script(WATCH_FOR_LIFE)
    page.goto(address, wait_until="commit")
    handle = page.wait_for_function("window.firstLive", timeout=60_000)
    return handle.json_value()
