"""What works in Jupyter works in the sandbox."""

import time
from collections.abc import Callable

import pytest

from anncourse.grading.sandbox.channel import Channel
from anncourse.grading.sandbox.jupyter import without_magics
from tests.grading.conftest import (
    Grade,
    answer,
    cell,
    judging,
    run_cell,
    value,
)

Open = Callable[..., Channel]


@pytest.fixture
def fresh(open_channel: Open) -> Channel:
    """Give a sandbox in which no cell ran."""
    return open_channel()


def run_all(channel: Channel, *cells: str) -> None:
    """Run cells that must not fail."""
    for source in cells:
        assert run_cell(channel, source) == "", source


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("%time z = 2 * 3", "z = 2 * 3"),
        ("x = 1\n%time  f(x)\ny", "x = 1\nf(x)\ny"),
        ("if x:\n\t%time z = 1", "if x:\n\tz = 1"),
        ("%time x = 1 + \\\n  2", "x = 1 + \\\n  2"),
        ("%time\nx = 1", "\nx = 1"),
        ("for x in y:\n    %timeit z = 1", "for x in y:\n    pass"),
        ("%timeit z = 1\nx", "\nx"),
        ("%timer x\n%%time x", "\n"),
    ],
    ids=range(8),
)
def test_what_is_timed_is_run(source: str, code: str) -> None:
    """Not so what `%timeit` repeats: it makes no name in Jupyter, either."""
    assert without_magics(source) == code


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("%%time\nx = 1", "\nx = 1"),
        ("\n%%capture out\n%matplotlib inline\nx", "\n\n\nx"),
        ("!pip install \\\n  anncourse\nx", "\n\nx"),
        ("if x:\n    !ls \\\n  -l\nx", "if x:\n    pass\n\nx"),
    ],
    ids=range(4),
)
def test_lines_keep_their_numbers(source: str, code: str) -> None:
    """A traceback points to the line that the student sees."""
    assert without_magics(source) == code


def test_a_magic_may_come_before_a_future_import() -> None:
    """Each statement is the first of its own in Jupyter."""
    code = without_magics(
        "%matplotlib inline\nfrom __future__ import annotations"
    )
    compile(code, "<cell>", "exec")


@pytest.mark.parametrize(
    "text",
    [
        '"""\n% of all\n! important\n"""',
        "'''\n%time x\n'''",
        'r"""\\\n%d"""',
        "'''\n\\'''\n% 'a' \"\n'''",
        "'\\'\\\n% of\\\n! all'",
        '"""\n"" \n%""\\""" """',
        "[1,  # it'''s\n2, '''\n!x''']",
    ],
    ids=range(7),
)
def test_texts_keep_their_lines(text: str) -> None:
    """A line that begins like a magic is none inside of a string."""
    before, after = "%matplotlib inline\nx = ", "\n%time y = 1  # '''"
    names: dict[str, object] = {}
    exec(without_magics(before + text + after), names)
    assert (names["x"], names["y"]) == (eval(text), 1)


def test_quotes_in_a_magic_open_no_string() -> None:
    """An apostrophe in a command of the shell is no Python."""
    source = "!echo it's \"\"\"\nx = '''\n% a'''\n%timeit '''\n%time y = 1"
    assert without_magics(source) == "\nx = '''\n% a'''\n\ny = 1"


@pytest.mark.parametrize(
    "part", ['\\"""\n', "\\'''", '\\"', "'''\\", "%\\\n"]
)
def test_no_text_takes_long(part: str) -> None:
    """Strings without an end are read to the end of the cell once, not each time."""
    start = time.monotonic()
    without_magics("%a\n" + part * 30_000)
    assert time.monotonic() - start < 5


def test_a_timed_answer_counts(grade_cells: Grade) -> None:
    """From the notebook to the score, with an `await` in between."""
    source = [answer("z = 6", "z"), judging("assert z == 6", "z-test")]
    sent = [
        cell("import asyncio\nawait asyncio.sleep(0)"),
        answer("%time z = 2 * 3", "z"),
        source[1],
    ]
    assert grade_cells(sent, source).score == 1


def test_time_returns_a_value(fresh: Channel) -> None:
    """Also in a cell that needs IPython's help, which calls the shell by itself."""
    run_all(
        fresh,
        "def f(x): return 2 * x",
        "files = !ls\nt = %time f(3)\n%time u = f(4)\n%time !ls\nassert t == 6",
        "assert u == 8",
    )


def test_nothing_is_imported_in_vain(fresh: Channel) -> None:
    """IPython and asyncio take a while, and few notebooks need them."""
    run_all(
        fresh,
        "%matplotlib inline\n%time z = 2\nget_ipython().system('ls')",
        "%%writefile a.py\nx = 1",
        "import a, sys",
    )
    late = "[m for m in ('IPython', 'asyncio') if m in sys.modules]"
    assert value(fresh, late) == []


def test_cells_may_await(fresh: Channel) -> None:
    """All forms of it, and the error of what they wait for comes out."""
    run_all(
        fresh,
        "import asyncio\nasync def double(x): return 2 * x\n"
        "async def steps():\n    yield 1\n    yield 2",
        "x = await double(3)\nassert x == 6",
        "seen = []\nasync for step in steps():\n    seen.append(step)",
        "assert seen == [1, 2] == [s async for s in steps()]",
        "%matplotlib inline\nasync with asyncio.timeout(5):\n"
        "    %time y = await double(x)",
        "assert y == 12",
    )
    failing = "z = await double(2)\nawait double(None)\nz = 0"
    assert run_cell(fresh, failing).startswith("TypeError")
    assert value(fresh, "z") == 4


def test_tasks_live_from_cell_to_cell(fresh: Channel) -> None:
    """They belong to one loop; cells that run a loop of their own do not harm it."""
    run_all(
        fresh,
        "import asyncio\nasync def double(x): return 2 * x\n"
        "lock = asyncio.Lock()",
        "task = asyncio.create_task(double(2))\nawait lock.acquire()\n"
        "waits = asyncio.create_task(lock.acquire())\nawait asyncio.sleep(0)",
        "assert asyncio.run(double(4)) == 8",
        "assert await task == 4\nlock.release()\nawait waits",
        "loop = asyncio.get_event_loop()\n"
        "assert loop.run_until_complete(double(1)) == 2\nloop.close()",
        "assert await double(3) == 6",
    )


def test_the_shell_has_names_and_a_config(fresh: Channel) -> None:
    """Notebooks ask it where they are; whatever else they ask, it is silent."""
    run_all(
        fresh,
        "if 'IPKernelApp' not in get_ipython().config: x = 1",
        "get_ipython().user_ns['y'] = x + 1\nassert y == 2",
        "get_ipython().events.register('post_execute', print)",
        "get_ipython().run_line_magic('matplotlib', 'inline')",
        "get_ipython().run_cell_magic('javascript', '', 'alert()')",
    )


@pytest.mark.parametrize(
    "way", ["IPython", "IPython.core.getipython"], ids=["short", "long"]
)
def test_the_shell_can_be_imported(fresh: Channel, way: str) -> None:
    """Libraries that find it do not stumble."""
    run_all(
        fresh,
        # Older versions of IPython have it from the start.
        "import IPython\nvars(IPython)['get_' 'ipython'] = lambda: None",
        f"from {way} import get_ipython as shell\n"
        "shell().run_line_magic('load_ext', 'autoreload')",
        "assert shell() is get_ipython()",
        "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()",
        "import ipywidgets\nfrom tqdm.autonotebook import tqdm",
    )


def test_a_cell_may_write_a_module(fresh: Channel) -> None:
    """Or add to it; it is found in the current folder."""
    run_all(
        fresh,
        "import os\nos.mkdir('my files')",
        "%%writefile helper.py\ndef two(x):\n    return 2 * x",
        "%%writefile -a helper.py\nthree = '%d\\n'\n",
        "%%file 'my files/other.py'\nx = 1",
        "import helper\nassert (helper.two(3), helper.three) == (6, '%d\\n')",
        "%%writefile helper.py\nnew = 1",
        "import importlib\nassert importlib.reload(helper).new == 1",
        "%%writefile ~/late.py\ny = '''\n% \"'''",
        "import late\nassert late.y == '\\n% \"'",
        "assert open('my files/other.py').read() == 'x = 1\\n'",
    )


def test_a_module_is_found_at_once(fresh: Channel) -> None:
    """Even if its folder was read in the same tick of the clock."""
    run_all(
        fresh,
        "import os\nos.mkdir('own')\nos.chdir('own')",
        "try:\n    import late\nexcept ImportError:\n"
        "    tick = os.stat('.').st_mtime_ns",
        "%%writefile late.py\nx = 1",
        "os.utime('.', ns=(tick, tick))\nimport late",
    )


def test_no_module_is_hidden_by_a_written_one(fresh: Channel) -> None:
    """The current folder comes last."""
    run_all(
        fresh,
        "%%writefile colorsys.py\nraise OSError",
        "import colorsys\nassert colorsys.rgb_to_hls",
    )


def test_annotations_stay_unread(fresh: Channel) -> None:
    """A future import in one cell holds for those after it, as in Jupyter."""
    later = "class A:\n    def g(self, other: A) -> A: return other"
    assert run_cell(fresh, later).startswith("NameError")
    run_all(fresh, "from __future__ import annotations", later)


def test_the_graders_own_future_is_not_the_students(fresh: Channel) -> None:
    """What a cell's code means does not depend on this package's."""
    run_all(
        fresh,
        "def f(x: int): pass",
        "get_ipython().run_line_magic('time', 'def g(x: int): pass')",
        "assert f.__annotations__ == g.__annotations__ == {'x': int}",
    )


@pytest.mark.parametrize(
    "stdout",
    [
        "sys.stdout.close()",
        "sys.stdout = None",
        "del sys.stdout",
        "sys.stdout = type('Tee', (), {'write': len})()",
        "sys.stdout = open('log.txt', 'w')\nsys.stdout.close()",
    ],
    ids=["closed", "none", "gone", "no flush", "closed file"],
)
def test_stdout_may_be_anything(fresh: Channel, stdout: str) -> None:
    """The sandbox does not end with it."""
    run_all(fresh, f"import sys\n{stdout}")
    assert value(fresh, "1 + 1") == 2
