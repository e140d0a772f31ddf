"""Hostile submissions that look for a way out of the sandbox, or to the next one."""

from functools import partial

from tests.grading.labelled.course import (
    FULL,
    NO_NEURON,
    RIGHT,
    TOKEN,
    Case,
    Made,
    labelled,
    submission,
)

BOX: list[Case] = []
hostile = partial(labelled, BOX)


@hostile(FULL)
def every_disk_filled() -> Made:
    return submission(
        "for place in ('.', '/tmp', '/dev/shm', '/', '/course'):\n"
        "    try:\n"
        "        for i in range(100):\n"
        "            with open(f'{place}/{i}', 'wb') as file:\n"
        "                file.write(bytes(10 * 2**20))\n"
        "    except OSError: pass"
    )


@hostile(FULL)
def every_process_searched() -> Made:
    return submission(
        "import glob\nfound = []\n"
        "for path in glob.glob('/proc/*/[ec][nm]*') + glob.glob('/proc/*/maps'):\n"
        "    try: found.append(open(path, 'rb').read())\n"
        "    except OSError: pass\n"
        "found = b''.join(found)\n"
        f"word = {TOKEN[::-1]!r}[::-1].encode()\n"
        "if word in found or b'@COURSE@' in found: raise RuntimeError(found)"
    )


@hostile(FULL)
def the_environment_read() -> Made:
    return submission(
        "import os\n"
        f"word = {TOKEN[::-1]!r}[::-1]\n"
        "if word in str(os.environ): raise RuntimeError(os.environ)"
    )


@hostile(FULL)
def another_process_traced() -> Made:
    return submission(
        "import ctypes, os\nlibc = ctypes.CDLL(None)\n"
        "for pid in (1, os.getppid()):\n"
        "    libc.ptrace(16, pid, 0, 0)\n"
        "    try: os.pwrite(os.open(f'/proc/{pid}/mem', 2), b'x', 0)\n"
        "    except OSError: pass"
    )


@hostile(FULL)
def limits_raised() -> Made:
    return submission(
        "import resource\n"
        "for which in range(16):\n"
        "    try: resource.setrlimit(which, (-1, -1))\n"
        "    except (OSError, ValueError): pass",
        "import os\nos.setuid(0)",
        "import os\nos.nice(-20)",
    )


# The next sandbox must know nothing of the one before: this leaves word in all places.
LEFT = """
import os, sys
def leave(word):
    for place in (".", "/tmp", "/dev/shm", "/course", *sys.path):
        for name in ("left", "sitecustomize.py", "usercustomize.py", "numpy.py"):
            try:
                with open(os.path.join(place, name), "w") as file:
                    file.write("import builtins; builtins.left = " + repr(word))
            except OSError:
                pass
    os.environ["LD_PRELOAD"] = "/tmp/left"
    os.environ["PYTHONSTARTUP"] = "/tmp/left"
import builtins
places = (".", "/tmp", "/dev/shm")
if hasattr(builtins, "left") or any(os.path.exists(p + "/left") for p in places):
    os._exit(1)
"""


@hostile(NO_NEURON)
def word_left_for_the_next_sandbox() -> Made:
    code = "def neuron(X, w, b):\n    leave(repr(X))\n    os.kill(os.getpid(), 9)"
    return submission(LEFT, neuron=code)


@hostile(NO_NEURON)
def it_waits_for_the_hidden_case() -> Made:
    body = RIGHT["neuron"].split("\n", 1)[1]
    code = (
        "import os\ndef neuron(X, w, b):\n"
        "    if X.shape != (1, 2):\n"
        f"        os.write(2, repr(X).encode()); os._exit(0)\n{body}"
    )
    return submission(neuron=code)


@hostile(FULL, setup=2.5)
def children_that_never_end() -> Made:
    return submission(
        "import os, signal, time\n"
        "for _ in range(10):\n"
        "    if os.fork() == 0:\n"
        "        for n in range(1, 32):\n"
        "            try: signal.signal(n, signal.SIG_IGN)\n"
        "            except (OSError, ValueError): pass\n"
        "        time.sleep(90)\n"
        "time.sleep(90)"
    )
