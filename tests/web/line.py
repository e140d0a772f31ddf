"""A copy of the book on a line that can be cut, or held, at any moment."""

import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from tests.web.site import ROOT, SITE

sys.path.insert(0, str(ROOT / "book" / "_ext"))
import offline

# Below other things at its host, as a book often lies.
PLACE = "courses/networks"
LEFT_OUT = shutil.ignore_patterns("_sources", "vendor")


class Line:
    """What stands between a reader and the served copy.

    Attributes
    ----------
    site
        The copy's folder; a test may change what lies there.
    asked
        The files that were asked for, as seen from the copy's top.
    lets_through
        How many requests still get an answer; the others' connections are closed.
    is_free
        While it is cleared, no request is answered.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.site = root / PLACE
        self.asked: list[str] = []
        self.lets_through = float("inf")
        self.is_free = threading.Event()
        self.is_free.set()
        self.address = ""

    def cut(self, after: int = 0) -> None:
        """Let only so many requests through from now on."""
        self.asked.clear()
        self.lets_through = after

    def mend(self) -> None:
        """Let all through again."""
        self.cut()
        self.lets_through = float("inf")
        self.is_free.set()

    def change(self, name: str, old: str, new: str) -> None:
        """Change a page, as a new build does."""
        path = self.site / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")
        offline.write(self.site, "index.html")

    def passes(self, path: str) -> bool:
        """Note a request; say whether it is to be answered."""
        self.is_free.wait()
        self.lets_through -= 1
        if self.lets_through < 0:
            return False
        self.asked.append(path.removeprefix(f"/{PLACE}/"))
        return True


@contextmanager
def laid(root: Path) -> Iterator[Line]:
    """Copy the built book, and serve it for the time of a block."""
    line = Line(root)
    shutil.copytree(SITE, line.site, ignore=LEFT_OUT)

    class Handler(SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            if line.passes(urlsplit(self.path).path):
                super().do_GET()
            else:
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    def handler(*given: object) -> Handler:
        return Handler(*given, directory=str(root))

    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        port = server.server_address[1]
        line.address = f"http://127.0.0.1:{port}/{PLACE}"
        yield line
        line.mend()
        server.shutdown()
