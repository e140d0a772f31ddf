"""Every piece answers to mouse, keys and finger, and ends at the value meant."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, CDPSession, Locator, Page, expect

from tests.web import browser as chromium
from tests.web.pieces import page as pieces

PHONE = {"width": 390, "height": 844}
STEPS = 12  # moves of a drag: a browser that begins to scroll takes the finger away


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Bundle the page once."""
    made = tmp_path_factory.mktemp("pieces")
    pieces.bundles(made)
    return made


@pytest.fixture
def open_page(
    browser: Browser, folder: Path
) -> Iterator[Callable[..., Page]]:
    """Return a function that opens the page in a clean profile."""
    opened = []

    def open_it(traits: dict | None = None, **options: object) -> Page:
        context = chromium.context(browser, **options)
        page = context.__enter__().new_page()
        opened.append((context, page))
        wrong: list[str] = []
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(pieces.write(folder, **traits or {}))
        expect(page.locator("[data-live=true]")).to_be_visible()
        assert wrong == []
        return page

    yield open_it
    for context, _ in opened:
        context.__exit__(None, None, None)


@pytest.fixture
def phone(open_page: Callable[..., Page]) -> Page:
    """Return the page on a phone, with an ear for fingers taken away."""
    page = open_page(has_touch=True, is_mobile=True, viewport=PHONE)
    page.evaluate(
        "() => { window.canceled = 0;"
        " addEventListener('pointercancel', () => window.canceled++, true) }"
    )
    return page


def handle(page: Page, name: str) -> Locator:
    """Return a handle in the picture."""
    return page.locator(f'.ann-stage [role="slider"][aria-label^="{name}"]')


def middle(element: Locator) -> tuple[float, float]:
    """Return the middle of an element in the window."""
    element.scroll_into_view_if_needed()
    box = element.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def now(element: Locator) -> float:
    """Return a slider's value."""
    return float(element.get_attribute("aria-valuenow") or "nan")


def finger(page: Page) -> Callable[..., None]:
    """Return a function that puts a finger down, moves it, or takes it away."""
    session: CDPSession = page.context.new_cdp_session(page)

    def touch(kind: str, *points: tuple[float, float]) -> None:
        session.send(
            "Input.dispatchTouchEvent",
            {
                "type": kind,
                "touchPoints": [{"x": x, "y": y} for x, y in points],
            },
        )

    return touch


def drag(
    page: Page, start: tuple[float, float], dx: float, dy: float
) -> None:
    """Drag a finger in twelve steps."""
    touch, (x, y) = finger(page), start
    touch("touchStart", start)
    for step in range(1, STEPS + 1):
        touch("touchMove", (x + dx * step / STEPS, y + dy * step / STEPS))
    touch("touchEnd")


def stood_still(page: Page, before: float) -> bool:
    """Say whether no finger was taken away and the page did not scroll."""
    return (
        page.evaluate("canceled") == 0
        and page.evaluate("scrollY") == before
    )


@pytest.mark.parametrize(
    ("name", "axis", "travel", "step"),
    [("Threshold", "y", -24, 0.5), ("Current", "x", 48, 0.1)],
)
def test_a_finger_ends_at_the_value_meant(phone, name, axis, travel, step):
    it = handle(phone, name)
    grip = it.locator(".ann-handle")
    start, before = middle(grip), now(it)
    scrolled = phone.evaluate("scrollY")
    drag(phone, start, *((travel, 0) if axis == "x" else (0, travel)))
    pixels = float(it.get_attribute("data-pixels") or "nan")
    meant = before + (travel if axis == "x" else -travel) / pixels
    assert now(it) == pytest.approx(meant, abs=step / 2 + 1e-6)
    assert stood_still(phone, scrolled)
    # Its twin among the sliders says the same, and the other has not moved.
    for label in ("Current", "Threshold"):
        twin = phone.get_by_role("slider", name=label, exact=True).last
        assert float(twin.input_value()) == now(handle(phone, label))
    phone.get_by_role("button", name="Undo").click()
    assert now(it) == before


@pytest.mark.parametrize("name", ["Threshold", "Current"])
def test_single_taps_do_what_a_drag_does(phone, name):
    it = handle(phone, name)
    touch, at, before = (
        finger(phone),
        middle(it.locator(".ann-handle")),
        now(it),
    )
    touch("touchStart", at)
    touch("touchEnd")
    assert now(it) == before
    for _ in range(3):
        phone.locator('[data-part="step-up"]').tap()
    more = now(it)
    assert more > before
    phone.locator('[data-part="step-down"]').tap()
    assert before < now(it) < more
    box = phone.locator('[data-part="step-down"]').bounding_box()
    assert box["width"] >= 24
    assert box["height"] >= 24
    phone.get_by_role("button", name="Undo").click()
    assert now(it) == before
    expect(phone.locator('[data-part="step-up"]')).to_have_count(0)


@pytest.mark.parametrize(
    ("name", "low", "high", "step"),
    [("Threshold", -65, -40, 0.5), ("Current", 0, 5, 0.1)],
)
def test_keys_on_a_handle(open_page, name, low, high, step):
    page = open_page()
    it = handle(page, name)
    it.focus()
    before = now(it)
    for _ in range(20):
        page.keyboard.press("ArrowUp")
    assert now(it) == pytest.approx(before + 20 * step)
    page.get_by_role("button", name="Undo").click()
    assert now(it) == before
    page.get_by_role("button", name="Redo").click()
    assert now(it) == pytest.approx(before + 20 * step)
    it.focus()
    page.keyboard.press("Home")
    assert now(it) == low
    page.keyboard.press("End")
    assert now(it) == high


def test_a_spike_is_dragged_in_its_row_and_the_other_stays(phone):
    it, other = handle(phone, "Spike A"), handle(phone, "Spike B")
    before = now(other)
    start = middle(it.locator(".ann-handle"))
    scrolled = phone.evaluate("scrollY")
    drag(phone, start, 60, 0)
    meant = 20 + 60 / float(it.get_attribute("data-pixels") or "nan")
    assert now(it) == pytest.approx(meant, abs=0.25 + 1e-6)
    assert now(other) == before
    assert stood_still(phone, scrolled)
    # Past the other, in a row of its own: it can still be taken.
    it.focus()
    phone.keyboard.press("End")
    assert (now(it), now(other)) == (100, before)
    rows = [middle(one.locator(".ann-handle"))[1] for one in (it, other)]
    assert rows[1] - rows[0] >= 24
    assert it.locator(".ann-halo").text_content() == "100.0\u00a0ms"
    assert other.locator(".is-negative").count() == 2


def test_a_swipe_beside_the_handles_scrolls(phone):
    x, y = middle(phone.locator(".ann-plot").nth(1))
    drag(phone, (x + 60, y - 40), 0, -200)
    phone.wait_for_function("scrollY > 50")


def test_a_trait_says_all_that_a_slider_shows(open_page):
    page = open_page({"current": 1.25})
    row = page.locator(".ann-row", has_text="Current")
    expect(row.locator("output")).to_have_text("1.3\u00a0nA")
    slider = row.get_by_role("slider")
    assert slider.get_attribute("aria-valuetext") == "1.3 nA"
    assert [slider.get_attribute(a) for a in ("min", "max", "step")] == [
        "0",
        "5",
        "0.1",
    ]
    whole = page.locator(".ann-row", has_text="Layers")
    expect(whole.locator("output")).to_have_text("3")


def test_the_ghost_stays_where_the_curve_began(open_page):
    page = open_page()
    ghost, line = (
        page.locator(".ann-plot").first.locator(".ann-curve").all()
    )
    start = line.get_attribute("d")
    assert ghost.get_attribute("d") == start
    page.get_by_role("slider", name="Current").last.fill("4")
    assert line.get_attribute("d") != start
    assert ghost.get_attribute("d") == start


def test_charts_follow_the_width(open_page):
    page = open_page()
    plot = page.locator(".ann-plot svg").first
    for width in (1280, 700, 390):
        page.set_viewport_size({"width": width, "height": 800})
        page.wait_for_function(
            "s => Math.abs(+s.getAttribute('viewBox').split(' ')[2]"
            " - s.getBoundingClientRect().width) < 1",
            arg=plot.element_handle(),
        )
    right = page.locator(".ann-level .ann-handle").bounding_box()
    assert right["x"] + right["width"] <= 390


def drawn(page: Page) -> list[list[float]]:
    """Return the sketch that the reader has made."""
    return json.loads(page.locator(".said").inner_text() or "[]")


def test_a_sketch_by_finger(phone):
    paper = phone.locator(".ann-paper")
    x, y = middle(paper)
    box = paper.bounding_box()
    scrolled = phone.evaluate("scrollY")
    left = box["x"] + 1
    drag(phone, (left, box["y"] + 1), box["width"] - 2, box["height"] - 2)
    points = drawn(phone)
    assert [p[0] for p in points] == [10 * i for i in range(11)]
    heights = [p[1] for p in points]
    assert heights == sorted(heights, reverse=True)
    # From corner to corner of a plane from 1 to 1000, by powers.
    assert heights[0] > 900
    assert heights[-1] < 1.1
    assert stood_still(phone, scrolled)
    phone.get_by_role("button", name="Lock the sketch").click()
    drag(phone, (x, y), 0, 30)
    assert drawn(phone) == points


def test_a_quick_mouse_skips_no_place(open_page):
    page = open_page()
    box = page.locator(".ann-paper").bounding_box()
    page.mouse.move(box["x"] + 1, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 1, box["y"] + 20)
    page.mouse.up()
    points = drawn(page)
    assert len(points) == 11
    assert max(p[1] for p in points) == pytest.approx(
        min(p[1] for p in points)
    )


def test_a_sketch_by_keys(open_page):
    page = open_page()
    pen = page.locator('[data-part="sketch"]')
    pen.focus()
    page.keyboard.press("PageUp")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("End")
    page.keyboard.press("ArrowDown")
    points = dict(map(tuple, drawn(page)))
    assert points[0] == pytest.approx(1 + 5 * 999 / 50)
    assert points[10] == pytest.approx(points[0] + 999 / 50)
    assert points[100] == pytest.approx(points[0])
    assert len(points) == 11
    assert pen.get_attribute("aria-valuetext") == "at 100: 100.9"
    page.get_by_role("button", name="Put a sketch").click()
    assert pen.get_attribute("aria-valuetext") == "at 100: 5"


def test_time_plays_steps_and_is_scrubbed(open_page):
    page = open_page()
    time = page.get_by_role("slider", name="Time")
    page.get_by_role("button", name="Step").click()
    page.get_by_role("button", name="Step").click()
    assert time.input_value() == "10"
    expect(page.locator(".ann-clock output")).to_have_text("10\u00a0ms")
    page.get_by_role("button", name="Play").click()
    # A hundred milliseconds of time pass in a tenth of a second, and it stops.
    expect(time).to_have_value("100")
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    time.press("Home")
    assert time.input_value() == "0"
    time.press("ArrowRight")
    assert time.get_attribute("aria-valuetext") == "5 ms"


def test_time_stands_still_off_screen(open_page):
    page = open_page({"current": 1.0})
    time = page.get_by_role("slider", name="Time")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.wait_for_timeout(200)
    page.get_by_role("button", name="Play").evaluate("e => e.click()")
    page.wait_for_timeout(300)
    assert time.input_value() == "0"
    page.evaluate("scrollTo(0, 0)")
    expect(time).to_have_value("100")


def test_with_less_motion_time_goes_in_steps(open_page):
    page = open_page(reduced_motion="reduce")
    time = page.get_by_role("slider", name="Time")
    page.get_by_role("button", name="Play").click()
    page.wait_for_function(
        "e => +e.value >= 10", arg=time.element_handle(), timeout=5000
    )
    page.get_by_role("button", name="Pause").click()
    assert float(time.input_value()) % 5 == 0


@pytest.mark.parametrize("where", ["Count", "Count here"])
def test_heavy_work_gives_its_result_and_says_how_far_it_is(
    open_page, where
):
    page = open_page()
    page.get_by_role("button", name=where, exact=True).click()
    expect(page.locator(".results")).to_have_text("2262")


@pytest.mark.parametrize("where", ["Count on", "Count on here"])
def test_heavy_work_is_watched_and_canceled(open_page, where):
    page = open_page()
    page.get_by_role("button", name=where, exact=True).click()
    page.wait_for_function(
        "document.querySelector('.results').dataset.share > 0"
    )
    # The page is alive beside it.
    page.get_by_role("slider", name="Current").last.fill("4")
    page.get_by_role("button", name="Cancel").click()
    expect(page.locator(".results")).to_have_text("canceled")
    page.get_by_role("button", name="Count", exact=True).click()
    expect(page.locator(".results")).to_have_text("2262")


def test_work_that_dies_says_so_and_can_start_again(open_page):
    page = open_page()
    page.get_by_role("button", name="Die").click()
    note = page.get_by_role("alert").filter(has_text="computation")
    expect(note).to_contain_text(
        "The computation has stopped: out of luck."
    )
    page.get_by_role("button", name="Start again").click()
    expect(note).to_be_visible()
    page.get_by_role("button", name="Forgive").click()
    page.get_by_role("button", name="Start again").click()
    expect(page.locator(".results")).to_have_text("25")
    expect(note).to_be_hidden()


def places(page: Page) -> list[list[float]]:
    """Return where the marks of the data stand, in the order of the data."""
    found = page.locator(".ann-dot").evaluate_all(
        "all => all.map(e => e.getAttribute('transform').match(/[\\d.-]+/g))"
    )
    return [[float(x), float(y)] for x, y in found]


def test_a_point_is_dragged_and_the_others_stay(phone):
    before = places(phone)
    touch_at = middle(phone.locator(".ann-dot").first)
    scrolled = phone.evaluate("scrollY")
    drag(phone, touch_at, 24, 30)
    after = places(phone)
    assert after[0] == pytest.approx(
        [before[0][0] + 24, before[0][1] + 30], abs=2
    )
    assert after[1:] == before[1:]
    assert stood_still(phone, scrolled)
    # A point never leaves the plane.
    drag(phone, middle(phone.locator(".ann-dot").first), 500, 0)
    right = phone.locator(".ann-plot").nth(3).bounding_box()
    assert (
        middle(phone.locator(".ann-dot").first)[0]
        <= right["x"] + right["width"]
    )


def test_points_by_taps(phone):
    touch = finger(phone)
    at = middle(phone.locator(".ann-dot").first)
    before = places(phone)
    touch("touchStart", at)
    touch("touchEnd")
    assert places(phone) == before
    phone.locator('[data-part="step-left"]').tap()
    phone.locator('[data-part="step-up"]').tap()
    (x, y), (x0, y0) = places(phone)[0], before[0]
    assert x < x0
    assert y < y0
    phone.locator('[data-part="step-remove"]').tap()
    assert places(phone) == before[1:]
    phone.get_by_role("button", name="Undo").click()
    plane = phone.locator(".ann-plot").nth(3)
    cx, cy = middle(plane)
    touch("touchStart", (cx + 40, cy + 60))
    touch("touchEnd")
    assert len(places(phone)) == 3


def test_points_by_keys(open_page):
    page = open_page()
    ring = page.get_by_role("slider", name="data point")
    ring.focus()
    said = page.locator(".said")
    assert said.get_attribute("data-chosen") == "0"
    page.keyboard.press("n")
    assert said.get_attribute("data-chosen") == "1"
    assert (
        ring.get_attribute("aria-valuetext") == "Point 2, at minus 0.5, 0"
    )
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowRight")
    assert ring.get_attribute("aria-valuetext") == (
        "Point 2, at minus 0.45, 0.05"
    )
    page.keyboard.press("Home")
    assert now(ring) == -1
    page.keyboard.press("End")
    assert now(ring) == 1
    page.keyboard.press("Insert")
    assert len(places(page)) == 3
    page.keyboard.press("Delete")
    assert len(places(page)) == 2


def pixel(page: Page, x: float, y: float) -> list[int]:
    """Return the color at a share of the map's width and height."""
    return page.locator(".ann-plot canvas").evaluate(
        """(canvas, [x, y]) => [...canvas.getContext("2d").getImageData(
          Math.floor(x * canvas.width), Math.floor(y * canvas.height), 1, 1).data]""",
        [x, y],
    )


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_map_is_orange_below_zero_and_blue_above(open_page, theme):
    page = open_page(color_scheme=theme)
    left, right = pixel(page, 0.1, 0.5), pixel(page, 0.9, 0.5)
    assert left[0] > left[2]
    assert right[2] > right[0]
    # The line of zero stands upright in the middle of the map.
    line = page.locator(".ann-contour path").get_attribute("d") or ""
    assert set(re.findall(r"([\d.]+) [\d.]+", line)) == {"1.00"}
    border = page.locator(".ann-contour")
    assert border.get_attribute("viewBox") == "0 0 2 2"
    wide = middle(page.locator(".ann-plot canvas"))
    assert middle(border) == pytest.approx(wide, abs=0.5)


def inked(page: Page) -> list[int]:
    """Return the places of the pixels with ink."""
    return page.locator(".ann-image canvas").evaluate(
        """canvas => {
          const { data } = canvas.getContext("2d").getImageData(0, 0, 5, 5);
          return [...Array(25).keys()].filter((i) =>
            Math.abs(data[4 * i] - 255) > 100);
        }"""
    )


def test_a_picture_is_painted_by_finger(phone):
    pad = phone.locator(".ann-image")
    x = middle(pad)[0]
    box = pad.bounding_box()
    scrolled = phone.evaluate("scrollY")
    cell = box["width"] / 5
    # Down the middle column, then back from its top: ink is taken away.
    drag(phone, (x, box["y"] + cell / 2), 0, 4 * cell)
    assert inked(phone) == [2, 7, 12, 17, 22]
    assert stood_still(phone, scrolled)
    drag(phone, (x, box["y"] + cell / 2), 0, 2 * cell)
    assert inked(phone) == [17, 22]
    phone.get_by_role("button", name="Undo").click()
    assert inked(phone) == [2, 7, 12, 17, 22]
    touch = finger(phone)
    at = (box["x"] + cell / 2, middle(pad)[1])
    touch("touchStart", at)
    touch("touchEnd")
    assert inked(phone) == [2, 7, 10, 12, 17, 22]


def test_a_picture_is_painted_by_keys(open_page):
    page = open_page()
    pad = page.locator(".ann-image")
    pad.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("ArrowRight")
    assert inked(page) == [5, 6]
    assert pad.get_attribute("aria-valuetext") == "row 2, column 3: empty"
    page.keyboard.press("End")
    assert pad.get_attribute("aria-valuetext") == "row 2, column 5: empty"
    page.keyboard.press("Home")
    page.keyboard.press("Space")
    assert inked(page) == [6]


def test_a_table_says_what_the_picture_shows(open_page):
    page = open_page()
    assert page.locator(".ann-table td").count() == 0
    page.get_by_text("As table").click()
    table = page.get_by_role("table", name="State")
    expect(table).to_contain_text("current2")
    cell = table.get_by_role("cell").first
    page.get_by_role("slider", name="Current").last.fill("4.5")
    expect(cell).to_have_text("4.5")
    assert table.get_by_role("rowheader").all_inner_texts() == [
        "current",
        "threshold",
    ]
