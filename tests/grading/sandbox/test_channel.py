"""Answers that are forged, late, endless, doubled, too big or no answers at all."""

import os
import select
import time
from collections.abc import Callable
from typing import Any

import pytest

from anncourse.grading.sandbox.channel import Channel, SandboxDied
from anncourse.grading.sandbox.limits import Limits
from anncourse.grading.sandbox.process import Sandbox
from tests.grading.conftest import run_cell
from tests.grading.forging import FORGERY, VALUE

Open = Callable[..., Channel]


def ask(channel: Channel, name: str, seconds: float = 3.0) -> Any:
    """Call a function of the student's without arguments."""
    question = {
        "do": "call",
        "args": [{"name": name}],
        "kwargs": {"dict": []},
    }
    return channel.ask(question, seconds)


def prepared(open_channel: Open, code: str, **limits: Any) -> Channel:
    """Return a sandbox in which some code has run."""
    channel = open_channel(**limits)
    assert run_cell(channel, FORGERY + code) == ""
    return channel


def test_an_answer_before_its_question_ends_the_sandbox(
    open_channel: Open,
) -> None:
    """Half of one, too: the rest would be taken from the answer that is asked for."""
    channel = prepared(
        open_channel,
        "import threading\n"
        "threading.Timer(0.1, lambda: forge(b'{', length=1000)).start()\n"
        "def double(): return 5",
    )
    time.sleep(0.4)
    with pytest.raises(SandboxDied, match="nobody asked"):
        ask(channel, "double")
    with pytest.raises(SandboxDied, match="nobody asked"):
        ask(channel, "double")


def test_an_answer_to_another_question_ends_the_sandbox(
    open_channel: Open,
) -> None:
    """The number of the last question is of no use for the next one."""
    channel = prepared(
        open_channel,
        "last = found()\n"
        f"def double(): forge({VALUE} | {{'nonce': last}}); return 5",
    )
    with pytest.raises(SandboxDied, match="nobody asked"):
        ask(channel, "double")


def test_a_second_answer_ends_the_sandbox(open_channel: Open) -> None:
    """One question, one answer; the second is found before the next question."""
    channel = prepared(
        open_channel,
        f"def double(): forge({VALUE} | {{'nonce': found()}}); return 5",
    )
    assert ask(channel, "double")[0]["value"] == 4  # its own to give
    with pytest.raises(SandboxDied, match="nobody asked"):
        ask(channel, "double")


def test_the_last_words_of_a_sandbox_are_read(
    open_channel: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sent, and gone, after the look and before the question: the same sentence."""
    channel = prepared(
        open_channel,
        "import threading\ndef last():\n"
        f"    forge({VALUE | {'nonce': '0' * 32}}); os._exit(0)\n"
        "threading.Timer(0.1, last).start()",
    )
    look, end = channel._ready, select.poll()
    end.register(channel._questions, 0)
    assert end.poll(9000)  # nobody can read a question any more
    monkeypatch.setattr(
        channel, "_ready", lambda s, w=False: (s > 0 and look(s, w)[0], w)
    )
    with pytest.raises(SandboxDied, match="nobody asked"):
        ask(channel, "double")


@pytest.mark.parametrize(
    "frame",
    [
        "b'x', length=2**31",
        "b'[' * 100_000",
        "b'not JSON'",
        "b'\\xff\\xfe'",
        "b'[]'",
        "b'1' * 5000",
        "{'nonce': found()}",
        "{'nonce': found(), 'blobs': 3}",
        "{'nonce': found(), 'blobs': [-1]}",
        "{'nonce': found(), 'blobs': [True]}",
        "{'nonce': found(), 'blobs': [2**40]}",
        "{'nonce': found(), 'blobs': [2**25, 2**25]}",
        "{'nonce': found(), 'blobs': [0] * 20000}",
        "{'nonce': [found()], 'blobs': []}",
    ],
)
def test_what_is_no_message_ends_the_sandbox(
    open_channel: Open, frame: str
) -> None:
    """Nothing of it is kept, and nothing big is read."""
    channel = prepared(open_channel, f"def double(): forge({frame})")
    with pytest.raises(SandboxDied, match="nobody asked"):
        ask(channel, "double")


def test_an_answer_too_big_ends_the_sandbox(
    open_channel: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bigger than it may be, or than the memory that is left."""
    channel = open_channel(message=8)
    code = "import numpy as np\ndef double(): return np.ones(2)"
    assert run_cell(channel, code) == ""
    with pytest.raises(SandboxDied, match="nobody asked"):
        ask(channel, "double")

    def no_room(*_: object) -> None:
        raise MemoryError("no room")

    other = open_channel()
    monkeypatch.setattr(other, "_read", no_room)
    with pytest.raises(SandboxDied, match="cannot be read: no room"):
        run_cell(other, code)


def test_half_an_answer_takes_its_time_only(open_channel: Open) -> None:
    """One that promises more than it sends."""
    channel = prepared(
        open_channel,
        "import time\ndef double(): forge(b'{', length=100); time.sleep(60)",
    )
    with pytest.raises(SandboxDied, match="too long"):
        ask(channel, "double", 0.5)


@pytest.mark.parametrize(
    "code",
    ["os._exit(0)", "os.kill(os.getpid(), 9)", "os.closerange(0, 99)"],
)
def test_no_answer_is_death(open_channel: Open, code: str) -> None:
    """Whoever ends the process, or closes its pipes."""
    channel = prepared(open_channel, f"def double(): {code}")
    with pytest.raises(SandboxDied, match="it ended"):
        ask(channel, "double")


def test_a_flood_of_prints_is_read_and_dropped(open_channel: Open) -> None:
    """200 MB on both streams; what is kept has a limit."""
    channel = prepared(
        open_channel,
        "import sys\ndef double():\n"
        "    for _ in range(100):\n"
        "        os.write(1, bytes(2**20)); os.write(2, bytes(2**20))",
        output=1000,
    )
    answer, _ = ask(channel, "double", 10)
    assert answer["value"] is None
    assert len(channel.printed) == 1000


def test_closed_prints_cost_no_time() -> None:
    """The end of one pipe is not news for ever; bubblewrap would keep it open."""
    channel = Channel(Sandbox(Limits(), confined=False))
    code = (
        "import os, time\nos.close(1); os.close(2)\n"
        "def double(): time.sleep(0.5); return 4"
    )
    assert run_cell(channel, code) == ""
    begun = time.thread_time()
    assert ask(channel, "double")[0]["value"] == 4
    assert time.thread_time() - begun < 0.1
    channel.close()


def test_a_sandbox_that_does_not_read_is_ended(open_channel: Open) -> None:
    """A big question must not wait for ever either."""
    channel = open_channel()
    assert not os.get_blocking(channel._questions)
    thread = "import os, signal; os.kill(os.getpid(), signal.SIGSTOP)"
    with pytest.raises(SandboxDied, match="too long"):
        channel.ask({"do": "cell", "number": 1, "source": thread}, 0.3)
    other = open_channel()
    code = "import threading, os, signal\n"
    code += "threading.Timer(.1, lambda: os.kill(os.getpid(), signal.SIGSTOP)).start()"
    assert run_cell(other, code) == ""
    time.sleep(0.3)
    with pytest.raises(SandboxDied, match="too long"):
        other.ask({"do": "itself"}, 0.5, [bytearray(2**22)])
