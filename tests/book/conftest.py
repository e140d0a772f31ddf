"""A small book with the course's own settings, built as `make book` builds."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest
import yaml
from bs4 import BeautifulSoup

ROOT = Path(__file__).parents[2]
EXTENSIONS = ROOT / "book" / "_ext"
sys.path.insert(0, str(EXTENSIONS))

TOC = {
    "format": "jb-book",
    "root": "book/index",
    "parts": [
        {
            "caption": "Part I",
            "chapters": [
                {"file": "notebooks/02-one"},
                {"file": "book/words"},
            ],
        }
    ],
}
LANDING = """---
landing: true
---
# A small book

What it promises.

```{course-start} Start here
```

See [the words](words.md) and [a place](words.md#first-claim).

```{course-map}
- part: Part I
  about: One & two.
  chapters:
    01-none: None yet
    02-one: A title for later
```

(license)=
## License
"""
WORDS = """# Words

(first-claim)=
A claim {cite:p}`one2000` and $a = \\sigma(z)$.

```{margin} Beside
A note.
```

| a | b |
|---|---|
| 1 | 2 |

$$ z = \\sum_i w_i x_i $$ (eq-sum)

Equation {eq}`eq-sum`.
"""
BIBLIOGRAPHY = """@article{one2000,
  author = {One, A.}, title = {A title}, journal = {J}, year = {2000}}
"""
REFERENCES = "\n```{bibliography}\n:all:\n```\n"


@dataclass(frozen=True)
class Book:
    """A folder of sources, and what came of building them."""

    root: Path

    @property
    def site(self) -> Path:
        """Return the folder of built pages."""
        return self.root / "_build" / "html"

    def write(self, path: str, text: str) -> None:
        """Write a source."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def build(self) -> subprocess.CompletedProcess[str]:
        """Build with warnings as errors."""
        command = str(Path(sys.executable).with_name("jupyter-book"))
        return subprocess.run(
            [command, "build", ".", "-W", "-n", "--keep-going"],
            cwd=self.root,
            env={**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1"},
            capture_output=True,
            text=True,
            check=False,
        )

    def page(self, name: str) -> BeautifulSoup:
        """Return a built page, parsed."""
        text = (self.site / name).read_text(encoding="utf-8")
        return BeautifulSoup(text, "html.parser")


def settings() -> dict:
    """Return the course's settings, for a book that lies elsewhere."""
    config = yaml.safe_load((ROOT / "_config.yml").read_text("utf-8"))
    local = config["sphinx"]["local_extensions"]
    config["sphinx"]["local_extensions"] = dict.fromkeys(
        local, str(EXTENSIONS)
    )
    config["html"]["favicon"] = "favicon.svg"
    config["bibtex_bibfiles"] = ["references.bib"]
    # The chapter brings its outputs; no kernel is needed here.
    config["execute"]["execute_notebooks"] = "off"
    config["sphinx"]["config"]["moved_pages"] = {"book/once": "book/words"}
    return config


def chapter() -> nbformat.NotebookNode:
    """Return a notebook with a widget, a quiz and a plot, as if executed."""
    from tests.book import outputs

    return outputs.notebook()


@pytest.fixture(scope="session")
def make_book(tmp_path_factory) -> Callable[[], Book]:
    """Return a function that lays out a new small book."""

    def make() -> Book:
        book = Book(tmp_path_factory.mktemp("book"))
        book.write("_config.yml", yaml.safe_dump(settings()))
        book.write("_toc.yml", yaml.safe_dump(TOC))
        book.write(
            "favicon.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"
        )
        book.write("references.bib", BIBLIOGRAPHY)
        book.write("book/index.md", LANDING)
        book.write("book/words.md", WORDS + REFERENCES)
        book.write("notebooks/02-one.ipynb", nbformat.writes(chapter()))
        for name in ("ground.js", "charts.js", "widget-host.js"):
            path = f"anncourse/widgets/static/{name}"
            book.write(path, (ROOT / path).read_text())
        return book

    return make


@pytest.fixture(scope="session")
def book(make_book) -> Book:
    """Build one small book for all tests that only look."""
    made = make_book()
    done = made.build()
    assert done.returncode == 0, done.stdout + done.stderr
    return made


@pytest.fixture(scope="session")
def style(book: Book) -> str:
    """Return the published style sheet."""
    (path,) = book.site.glob("_static/book.*.css")
    return re.sub(r"\s+", " ", path.read_text(encoding="utf-8"))
