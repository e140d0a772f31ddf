"""Hostile submissions that know this grader: they write to the pipe themselves.

A student's code runs in the same process as the program that answers for it, so it can
reach every object of that program through the frames below its own.
"""

from functools import partial

from tests.grading.labelled.course import (
    FULL,
    NO_NEURON,
    NONE,
    WRONG,
    Case,
    Made,
    labelled,
    submission,
)

PIPE: list[Case] = []
hostile = partial(labelled, PIPE)


# inside: the program's names; answers: its end of the pipe; request: what it was
# asked.
REACH = """
import json, os, struct, sys, threading, time
def reach():
    frame = sys._getframe()
    while frame.f_code.co_name != "serve":
        frame = frame.f_back
    return frame.f_globals, frame.f_locals["answers"], frame.f_locals["request"]
inside, answers, request = reach()
def frame_of(header, tail=b""):
    head = json.dumps(header).encode()
    return struct.pack("<I", len(head)) + head + tail
"""


def reaching(*lines: str) -> Made:
    """Return right answers but for a neuron that writes to the pipe itself."""
    body = "\n".join(f"    {line}" for line in lines)
    code = (
        f"def neuron(X, w, b):\n    _, answers, request = reach()\n{body}"
    )
    return submission(REACH, neuron=code)


def patching(code: str) -> Made:
    """Return wrong answers, and a cell that changes the program."""
    return submission(REACH, code, **WRONG)


@hostile(NONE, "crashed")
def a_reply_before_the_question() -> Made:
    forged = "{'value': True, 'nonce': 32 * '0', 'blobs': []}"
    return submission(REACH, f"os.write(answers, frame_of({forged}))")


@hostile(NO_NEURON)
def a_reply_with_the_right_number() -> Made:
    return reaching(
        "forged = {'value': 0.69, 'nonce': request['nonce'], 'blobs': []}",
        "os.write(answers, 9 * frame_of(forged))",
    )


@hostile(NONE, "crashed")
def a_verdict_in_every_reply() -> Made:
    return patching(
        "def frame(reply, blobs):\n"
        "    return frame_of({'passed': True, 'points': 7, 'status': 'graded',\n"
        "                     'nonce': 32 * '0', 'blobs': []})\n"
        "inside['wire'].write_frame = frame"
    )


@hostile(NONE)
def every_answer_true() -> Made:
    return patching(
        "inside['Notebook'].answer = lambda self, request, blobs: (\n"
        "    blobs.clear() or {'value': True, 'passed': True, 'points': 7})"
    )


@hostile(NONE, "crashed")
def every_reply_twice() -> Made:
    return patching(
        "write = os.write\n"
        "def twice(fd, data):\n    write(fd, data)\n    return write(fd, data)\n"
        "os.write = twice"
    )


@hostile(NO_NEURON)
def a_reply_of_four_gigabytes() -> Made:
    return reaching(
        r"os.write(answers, b'\xff\xff\xff\xff')", "time.sleep(60)"
    )


@hostile(NO_NEURON)
def numbers_without_end() -> Made:
    return reaching(
        "head = {'value': 1, 'nonce': request['nonce'], 'blobs': [2**40]}",
        "os.write(answers, frame_of(head))",
        "while True: os.write(answers, bytes(2**16))",
    )


@hostile(NO_NEURON)
def a_deep_reply() -> Made:
    return reaching(
        "head = b'[' * 10**5",
        "os.write(answers, struct.pack('<I', len(head)) + head)",
        "time.sleep(60)",
    )


@hostile(NO_NEURON)
def a_shape_that_lies() -> Made:
    return reaching(
        "body = [0, '<f8', [2**31, 2**31], False]",
        "head = {'value': {'array': body}, 'nonce': request['nonce'],",
        "        'blobs': [8]}",
        "os.write(answers, frame_of(head, bytes(8)))",
        "time.sleep(60)",
    )


@hostile(NO_NEURON)
def a_type_that_is_code() -> Made:
    return reaching(
        "body = [0, '|O', [1], False]",
        "head = {'value': {'array': body}, 'nonce': request['nonce'],",
        "        'blobs': [8]}",
        "os.write(answers, frame_of(head, bytes(8)))",
        "time.sleep(60)",
    )


@hostile(NO_NEURON)
def a_number_of_a_million_digits() -> Made:
    return reaching(
        "head = b'{\"value\": ' + b'9' * 10**6 + b'}'",
        "os.write(answers, struct.pack('<I', len(head)) + head)",
        "time.sleep(60)",
    )


@hostile(NONE, "crashed")
def json_patched_inside() -> Made:
    return patching(
        'json.dumps = lambda *_, **__: \'{"value": NaN, "value": 0.8}\''
    )


@hostile(NONE, "crashed")
def struct_patched_inside() -> Made:
    return patching(
        "class Fake:\n    size = 4\n"
        "    def pack(self, n): return b'\\0\\0\\0\\0'\n"
        "    def unpack(self, data): return [0]\n"
        "inside['wire'].LENGTH = Fake()"
    )


@hostile(NO_NEURON)
def a_thread_answers_later() -> Made:
    return reaching(
        "forged = frame_of({'value': 1, 'nonce': 'x', 'blobs': []})",
        "def later():",
        "    while True: os.write(answers, forged)",
        "threading.Thread(target=later, daemon=True).start()",
        "time.sleep(60)",
    )


@hostile(NONE)
def a_tracer_changes_values() -> Made:
    return patching(
        "def trace(frame, event, arg):\n"
        "    if frame.f_code.co_name == 'encode':\n"
        "        raise ValueError('traced')\n"
        "    return trace\n"
        "sys.settrace(trace)\nthreading.settrace(trace)"
    )


@hostile(FULL)
def every_pipe_closed() -> Made:
    return submission("import os\nos.closerange(0, 256)")


@hostile(FULL)
def nowhere_left_to_print() -> Made:
    return submission("import os\nos.close(2)", "print('hello')")


@hostile(NONE, "crashed")
def noise_in_every_pipe() -> Made:
    return submission(
        "import os\nfor fd in range(256):\n"
        "    try: os.write(fd, b'noise' * 1000)\n"
        "    except OSError: pass"
    )
