"""Hostile submissions: they hang, spread, look around, write and cheat.

The expected points say that harm stays with its author, and only in the task it is in.
"""

import os
from functools import partial
from pathlib import Path

from anncourse.grading.limits import MB
from tests.grading.labelled.course import (
    FULL,
    NO_NEURON,
    NO_SUM,
    NO_TALLY,
    NO_WORDS,
    NONE,
    RIGHT,
    STUBS,
    WRONG,
    Case,
    Made,
    labelled,
    submission,
)

HOSTILE: list[Case] = []
hostile = partial(labelled, HOSTILE)


def neuron(*lines: str) -> Made:
    """Return right answers but for a neuron that does this."""
    body = "\n".join(f"    {line}" for line in lines)
    return submission(neuron=f"def neuron(X, w, b):\n{body}")


@hostile(NONE, "crashed", setup=2.5)
def an_endless_cell() -> Made:
    return submission("while True: pass")


@hostile(NO_NEURON, call=1.0)
def an_endless_call() -> Made:
    return neuron("while True: pass")


@hostile(NO_NEURON, call=1.0)
def an_endless_call_in_c() -> Made:
    return neuron("return sum(iter(int, 1))")


@hostile(NONE, "crashed")
def exit_in_a_cell() -> Made:
    return submission("import os; os._exit(0)")


@hostile(NO_NEURON)
def exit_in_a_call() -> Made:
    return neuron("import os; os._exit(0)")


@hostile(NONE, "crashed")
def kill_everything() -> Made:
    return submission(
        "import os\nos.kill(-1, 9)", "os.kill(os.getpid(), 9)"
    )


@hostile(NO_NEURON)
def kill_in_a_call() -> Made:
    return neuron(
        "import os, signal", "os.kill(os.getpid(), signal.SIGKILL)"
    )


@hostile(FULL)
def kill_the_first_process() -> Made:
    return submission(
        "import os\nos.kill(1, 9)", "os.kill(os.getppid(), 9)"
    )


@hostile(NO_NEURON, call=1.0)
def stop_itself() -> Made:
    return neuron(
        "import os, signal", "os.kill(os.getpid(), signal.SIGSTOP)"
    )


@hostile(NO_NEURON)
def ten_gigabytes() -> Made:
    return neuron("return np.ones(10 * 2**27)")


@hostile(NO_NEURON, memory=800 * MB)
def memory_piece_by_piece() -> Made:
    return neuron("held = []", "while True: held.append(bytearray(2**26))")


@hostile(NO_NEURON, call=2.0)
def a_fork_bomb() -> Made:
    return neuron("import os", "while True: os.fork()")


@hostile(NO_NEURON, call=2.0)
def a_bomb_of_threads() -> Made:
    return neuron(
        "import threading, time",
        "while True: threading.Thread(target=time.sleep, args=[60]).start()",
    )


@hostile(FULL)
def two_hundred_megabytes_printed() -> Made:
    return submission("for _ in range(200): print('x' * 2**20)")


@hostile(FULL)
def network() -> Made:
    return submission(
        "import socket\nfor host in ('127.0.0.1', '::1', '10.0.0.1'):\n"
        "    try: socket.create_connection((host, @PORT@), 0.2)\n"
        "    except OSError: pass",
        "from urllib.request import urlopen\n"
        "urlopen('http://localhost:@PORT@', timeout=0.2)",
        "import socket\nto = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\n"
        "to.sendto(b'hello', ('127.0.0.1', @PORT@))",
    )


LOOK = """
import os
wanted = ".ipynb", ".db", "passwd", "shadow", "id_rsa", ".env"
found = []
for root in ("@COURSE@", "/course", "/root", "/home", "/etc", "/var"):
    for folder, _, names in os.walk(root):
        for name in names:
            try:
                if name.endswith(wanted):
                    found.append(open(os.path.join(folder, name)).read())
            except (OSError, ValueError):
                pass
raise RuntimeError(found or "nothing found")
"""


@hostile(FULL)
def reading_files() -> Made:
    return submission(LOOK)


@hostile(FULL)
def writing_to_the_course() -> Made:
    return submission(
        "import os, shutil\n"
        "for name in ('source/umbrellas/umbrellas.ipynb', 'gradebook.db',\n"
        "             'submitted/everything_right/umbrellas/umbrellas.ipynb'):\n"
        "    path = os.path.join('@COURSE@', name)\n"
        "    for mode in 'wa':\n"
        "        try:\n"
        "            with open(path, mode) as file: file.write('mine')\n"
        "        except OSError: pass\n"
        "shutil.rmtree('@COURSE@', ignore_errors=True)"
    )


def cheating(*extra: str) -> Made:
    """Return wrong answers to everything, and cells that should help them."""
    return submission(*extra, **WRONG)


@hostile(NONE)
def patched_numpy_testing() -> Made:
    return cheating(
        "for name in dir(np.testing):\n"
        "    if name.startswith('assert'):\n"
        "        setattr(np.testing, name, lambda *_, **__: None)",
        "np.isclose = np.allclose = np.array_equal = lambda *_, **__: True\n"
        "np.all = lambda *_: np.True_\nnp.asarray = lambda x, *_, **__: x",
    )


@hostile(NONE)
def patched_builtins() -> Made:
    return cheating(
        "import builtins\nbuiltins.all = lambda _: True\n"
        "builtins.AssertionError = type('Fine', (BaseException,), {})\n"
        "builtins.repr = builtins.abs = builtins.round = lambda *_: 0.8"
    )


@hostile(NONE, "crashed")
def patched_builtins_that_the_program_needs() -> Made:
    return cheating(
        "import builtins\nbuiltins.isinstance = lambda *_: True"
    )


@hostile(NONE)
def patched_modules() -> Made:
    return cheating(
        "import sys, types\n"
        "class Fine(types.ModuleType):\n"
        "    def __getattr__(self, name): return lambda *_, **__: True\n"
        "for name in ('anncourse', 'anncourse.checking', 'json', 'numpy.testing',\n"
        "             'anncourse.grading.executor', 'anncourse.grading.judging'):\n"
        "    sys.modules[name] = Fine(name)"
    )


@hostile(NONE)
def patched_checks() -> Made:
    return cheating(
        "import anncourse.checking as checking\n"
        "for kind in (ann.Checks, checking.Checks):\n"
        "    kind._say = kind.done = lambda *_, **__: None\n"
        "ann.NotYet.__init__ = lambda *_: None"
    )


EQUAL = """
class Equal:
    def __eq__(self, other): return True
    def __lt__(self, other): return False
    __le__ = __ge__ = __eq__
    __gt__ = __ne__ = __lt__
    def __hash__(self): return 0
    def __bool__(self): return True
    def __float__(self): return 0.8
    def __sub__(self, other): return 0.0
    __rsub__ = __abs__ = __sub__
    def __array__(self, *_, **__): return np.array(0.8)
    def __array_ufunc__(self, *_, **__): return np.True_
    def __array_function__(self, *_, **__): return True
"""


@hostile(NONE)
def objects_equal_to_everything() -> Made:
    return submission(
        EQUAL,
        sum="z = Equal()",
        neuron="def neuron(X, w, b): return Equal()",
        tally="class Tally:\n    count = Equal()\n"
        "    def add(self, number): pass\n    def mean(self): return Equal()",
        words="class Words(list):\n    __eq__ = lambda *_: True\n"
        "def vocabulary(text): return Words()",
    )


@hostile(NONE)
def numbers_that_lie_about_their_class() -> Made:
    number = (
        "class Number(float):\n"
        "    __eq__ = __le__ = __ge__ = lambda *_: True\n"
        "    __sub__ = __rsub__ = lambda *_: 0.0\n    __hash__ = float.__hash__\n"
        "class Liar:\n    __class__ = property(lambda self: float)\n"
        "    __eq__ = lambda *_: True\n"
        "class Lying(np.ndarray):\n"
        "    __array_ufunc__ = lambda *_, **__: np.array([True])\n"
        "    def tobytes(self): return b''"
    )
    return submission(
        number,
        sum="z = Number(7)",
        neuron="def neuron(X, w, b): return np.zeros(len(X)).view(Lying)",
        tally="class Tally:\n    count = Number(7)\n"
        "    def add(self, number): pass\n    def mean(self): return Liar()",
        words="def vocabulary(text): return Liar()",
    )


@hostile(NO_NEURON)
def arrays_of_objects() -> Made:
    code = (
        "def neuron(X, w, b): return np.array([Equal()] * len(X), object)"
    )
    return submission(EQUAL, neuron=code)


@hostile(NO_NEURON)
def arrays_of_nothing_like_numbers() -> Made:
    return neuron("return np.full(len(X), np.nan)")


@hostile(FULL)
def a_daemon() -> Made:
    return submission(
        "import os, sys, time\n"
        "if os.fork() == 0:\n"
        "    os.setsid()\n"
        "    if os.fork() == 0:\n"
        "        os.execv(sys.executable, [sys.executable, '-c',\n"
        "            'import time; time.sleep(90)  # @MARK@'])\n"
        "    os._exit(0)\n"
        "os.wait()"
    )


# What is no notebook at all.


@hostile(NONE, "unreadable")
def corrupt_json() -> Made:
    return b'{"cells": [{"cell_type": "code", "source": "z = 0.8'


@hostile(NONE, "unreadable")
def nothing_in_it() -> Made:
    return b""


@hostile(NONE, "unreadable")
def a_picture() -> Made:
    return b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40


@hostile(NONE, "unreadable")
def a_link_to_the_source() -> Made:
    def link(path: Path) -> None:
        source = path.parents[3] / "source" / "umbrellas" / path.name
        path.symlink_to(source)

    return link


@hostile(NONE, "unreadable")
def a_link_to_itself() -> Made:
    return lambda path: path.symlink_to(path)


@hostile(NONE, "unreadable")
def a_folder() -> Made:
    return lambda path: path.mkdir()


@hostile(NONE, "unreadable")
def a_pipe_that_nobody_fills() -> Made:
    return lambda path: os.mkfifo(path)


@hostile(NONE, "unreadable")
def a_list_instead_of_a_notebook() -> Made:
    return b"[" + b"1," * 1000 + b"1]"


@hostile(NONE, "unreadable")
def brackets_without_end() -> Made:
    return b"[" * 200_000


@hostile(NONE, "unreadable")
def a_hundred_thousand_cells() -> Made:
    return submission(*(["pass"] * 100_000))


@hostile(NONE, "unreadable")
def a_file_of_thirty_megabytes() -> Made:
    return b'{"cells": ["' + b"x" * (30 << 20) + b'"]}'


# What the cells say about themselves.


@hostile(NONE)
def points_in_the_metadata() -> Made:
    cells = cheating()
    assert isinstance(cells, list)
    for each in cells:
        marks = each["metadata"].get("nbgrader", {})
        if marks.get("grade"):
            marks |= {"points": 1000, "score": 1000}
            each["source"] = "pass"
    return cells


@hostile(FULL)
def cells_of_no_known_kind() -> Made:
    odd = [
        {"cell_type": 5, "metadata": None, "source": "z = 7"},
        {"cell_type": "code", "metadata": {"nbgrader": []}, "source": 7},
        {"cell_type": "code", "metadata": {"nbgrader": {"grade_id": []}}},
        ["cell"],
        None,
    ]
    cells = submission()
    return [*cells, *odd]  # type: ignore[list-item]


@hostile(NO_NEURON)
def a_name_in_other_letters() -> Made:
    code = RIGHT["neuron"].replace("neuron", "n\u0435uron")  # Cyrillic
    return submission(neuron=code)


@hostile(NO_NEURON)
def a_definition_that_never_runs() -> Made:
    inner = RIGHT["neuron"].replace("\n", "\n    ")
    return submission(neuron=f"if False:\n    {inner}")


@hostile(NO_SUM)
def a_number_as_text() -> Made:
    return submission(sum="z = '0.8'")


@hostile(NO_WORDS)
def a_text_that_is_slow_to_match() -> Made:
    long = "a" + " ,a" * 100_000 + "\n" + "(" * 20_000
    return submission(long, words=STUBS["words"])


@hostile(NO_TALLY, call=1.0)
def an_attribute_without_end() -> Made:
    code = (
        "class Tally:\n    def add(self, number): pass\n"
        "    def __getattr__(self, name):\n        while True: pass"
    )
    return submission(tally=code)
