"""A finger on a phone's screen: taps, drags, swipes, step by step."""

from playwright.sync_api import CDPSession, Page

Point = tuple[float, float]


class Finger:
    """Sends what a touch screen sends."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._screen: CDPSession | None = None

    def _send(self, kind: str, *points: Point) -> None:
        if self._screen is None:
            self._screen = self._page.context.new_cdp_session(self._page)
        self._screen.send(
            "Input.dispatchTouchEvent",
            {
                "type": kind,
                "touchPoints": [{"x": x, "y": y} for x, y in points],
            },
        )

    def drag(self, start: Point, travel: Point, steps: int) -> None:
        """Put the finger down, move it in equal steps, lift it; no travel is a tap."""
        (x, y), (dx, dy) = start, travel
        self._send("touchStart", start)
        if dx or dy:
            for step in range(1, steps + 1):
                part = step / steps
                self._send("touchMove", (x + part * dx, y + part * dy))
        self._send("touchEnd")

    def tap(self, at: Point) -> None:
        """Touch a point and let go."""
        self.drag(at, (0, 0), steps=0)
