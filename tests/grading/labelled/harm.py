"""Hostile submissions: they hang, spread, look around and write.

Harm stays with its author, and only in the task it is in.
"""

from functools import partial

from anncourse.grading.sandbox.limits import MB
from tests.grading.labelled.course import (
    FULL,
    NO_NEURON,
    NO_TALLY,
    Case,
    Made,
    labelled,
    neuron,
    submission,
)

HARM: list[Case] = []
hostile = partial(labelled, HARM)


@hostile(FULL, setup=2.5)
def an_endless_cell() -> Made:
    return submission("while True: pass")


@hostile(NO_NEURON, call=1.5)
def an_endless_call() -> Made:
    return neuron("while True: pass")


@hostile(NO_NEURON, call=1.5)
def an_endless_call_in_c() -> Made:
    return neuron("return sum(iter(int, 1))")


@hostile(FULL)
def exit_in_a_cell() -> Made:
    return submission("import os; os._exit(0)")


@hostile(NO_NEURON)
def exit_in_a_call() -> Made:
    return neuron("import os; os._exit(0)")


@hostile(FULL)
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


@hostile(NO_NEURON, call=1.5)
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


@hostile(NO_TALLY, call=1.5)
def an_attribute_without_end() -> Made:
    code = (
        "class Tally:\n    def add(self, number): pass\n"
        "    def __getattr__(self, name):\n        while True: pass"
    )
    return submission(tally=code)
