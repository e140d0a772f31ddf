"""A card for each page with a figure: the picture that a shared link shows.

It has the chapter's number, its title and the picture of its first figure. Any other
page has the card of the first page. No page of the book loads one. They are drawn with
the book's own letters and colors, always the same from the same, and again only when
something on them has changed.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from book_contents import chapter_number
from docutils import nodes
from figure_node import LiveFigure
from PIL import Image, ImageChops, ImageDraw, ImageFont
from PIL.PngImagePlugin import PngInfo
from sphinx.application import Sphinx

from findable.addresses import base

FONTS = Path(__file__).parents[2] / "_assets" / "fonts"
FOLDER = "_static/cards"
WIDTH, HEIGHT = 1200, 630
EDGE = 56
BAND = 204  # the title stands on it, the figure below
LINE, TITLE = (
    44,
    136,
)  # where the small line begins, and the middle of the title
INK, GROUND, PAPER = "#ffffff", "#0b4a73", "#ffffff"
QUIET = "#b9dcf3"
LARGEST, SMALLEST = 80, 44  # a title in one line
AROUND = 36  # what is left free above and below a figure
COLORS = 128
KEY = "made-from"
Font = ImageFont.FreeTypeFont


@dataclass(frozen=True)
class Card:
    """Where a page's card is published, its size, and what it shows."""

    url: str
    words: str
    width: int = WIDTH
    height: int = HEIGHT


def card_of(
    app: Sphinx, page: str, doctree: nodes.document | None
) -> Card | None:
    """Draw a page's card if it has a figure; return its own or the first page's."""
    if not base(app):
        return None
    root = app.config.root_doc
    picture = first_picture(app, doctree) if doctree else None
    owner = page if picture else root
    title, number = app.env.titles[owner].astext(), chapter_number(owner)
    above = f"Chapter {number}" if number else ""
    name = f"{owner.replace('/', '-')}.png"
    if owner == page:
        book = "" if page == root else app.config.html_title
        keep(Path(app.outdir, FOLDER, name), above, title, book, picture)
    words = f"{above}, {title}" if above else title
    return Card(f"{base(app)}/{FOLDER}/{name}", words)


def first_picture(app: Sphinx, doctree: nodes.document) -> Path | None:
    """Return the picture of a page's first figure, quizzes left out."""
    sources = {name: path for path, name in app.builder.images.items()}
    for figure in doctree.findall(LiveFigure):
        image = figure.next_node(nodes.image)
        if figure["widget"] != "Quiz" and image is not None:
            # The page is written: its addresses are those of the site.
            source = sources.get(Path(image["uri"]).name)
            return Path(app.srcdir, source) if source else None
    return None


def keep(
    path: Path, above: str, title: str, book: str, picture: Path | None
) -> None:
    """Draw a card, unless it is there and made from the same."""
    shown = picture.read_bytes() if picture else b""
    made_from = hashlib.sha256(shown + _design())
    made_from.update("\0".join((above, title, book)).encode())
    key = made_from.hexdigest()
    if path.exists():
        with Image.open(path) as old:
            if old.info.get(KEY) == key:
                return
    path.parent.mkdir(parents=True, exist_ok=True)
    note = PngInfo()
    note.add_text(KEY, key)
    card = draw(above, title, book, picture)
    few = card.quantize(COLORS, dither=Image.Dither.NONE)
    few.save(path, optimize=True, pnginfo=note)


@cache
def _design() -> bytes:
    """Return what all cards are made from."""
    parts = (Path(__file__), FONTS / "serif.woff2", FONTS / "sans.woff2")
    return b"".join(path.read_bytes() for path in parts)


def draw(
    above: str, title: str, book: str, picture: Path | None
) -> Image.Image:
    """Return a card: words on a dark band, the picture on white below."""
    card = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    pen = ImageDraw.Draw(card)
    band = BAND if picture else HEIGHT
    pen.rectangle((0, 0, WIDTH, band), fill=GROUND)
    first, last = (above, book) if above else (book, "")
    strong, light = font("sans", 34, 600), font("sans", 34, 400)
    pen.text((EDGE, LINE), first, QUIET, strong, anchor="lt")
    pen.text((WIDTH - EDGE, LINE), last, QUIET, light, anchor="rt")
    middle = TITLE if first and picture else band // 2
    shown, letters = fitting(title)
    pen.text((EDGE, middle), shown, INK, letters, anchor="lm")
    if picture:
        figure = fitted(picture)
        left = (WIDTH - figure.width) // 2
        top = BAND + (HEIGHT - BAND - figure.height) // 2
        card.paste(figure, (left, top))
    return card


@cache
def font(name: str, size: int, weight: int) -> Font:
    """Return one of the book's text fonts."""
    found = ImageFont.truetype(FONTS / f"{name}.woff2", size)
    found.set_variation_by_axes([weight])
    return found


def fitting(title: str) -> tuple[str, Font]:
    """Return a title and the largest letters that show it in one line.

    What is too long for the smallest ends at a word.
    """
    room = WIDTH - 2 * EDGE
    for size in range(LARGEST, SMALLEST - 1, -2):
        letters = font("serif", size, 600)
        if letters.getlength(title) <= room:
            return title, letters
    cut = title
    while " " in cut and letters.getlength(f"{cut} …") > room:
        cut = cut.rpartition(" ")[0]
    return f"{cut} …", letters


def fitted(picture: Path) -> Image.Image:
    """Return what is drawn in a picture, as large as there is room for."""
    with Image.open(picture) as image:
        shown = image.convert("RGBA")
    paper = Image.new("RGBA", shown.size, PAPER)
    drawn = Image.alpha_composite(paper, shown).convert("RGB")
    margins = ImageChops.difference(drawn, paper.convert("RGB"))
    drawn = drawn.crop(margins.getbbox())
    room = (WIDTH - 2 * EDGE, HEIGHT - BAND - 2 * AROUND)
    scale = min(room[0] / drawn.width, room[1] / drawn.height)
    size = (round(drawn.width * scale), round(drawn.height * scale))
    return drawn.resize(size, Image.Resampling.LANCZOS)
