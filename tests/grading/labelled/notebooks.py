"""Honest notebooks: what becomes of one on a student's machine."""

from functools import partial

from tests.grading.conftest import answer, cell
from tests.grading.labelled.course import (
    FULL,
    NO_NEURON,
    NO_TALLY,
    NO_WORDS,
    NONE,
    RIGHT,
    STUBS,
    Case,
    Made,
    as_file,
    labelled,
    submission,
)

NOTEBOOKS: list[Case] = []
honest = partial(labelled, NOTEBOOKS)


@honest(FULL)
def cells_in_another_order() -> Made:
    cells = submission()
    return [*cells[:2], *reversed(cells[2:])]


@honest(FULL)
def a_duplicate_cell_mended_below() -> Made:
    cells = submission(neuron=STUBS["neuron"])
    return [*cells, answer(RIGHT["neuron"], "neuron")]


@honest(NO_NEURON)
def a_duplicate_cell_spoiled_below() -> Made:
    return [*submission(), answer(STUBS["neuron"], "neuron")]


@honest(NO_TALLY)
def an_answer_deleted() -> Made:
    return [c for c in submission() if c["source"] != RIGHT["tally"]]


@honest(FULL)
def all_tests_deleted() -> Made:
    return [c for c in submission() if "assert" not in c["source"]]


@honest(NO_WORDS)
def a_test_made_easy() -> Made:
    cells = submission(words=STUBS["words"])
    cells[-1]["source"] = "assert True"
    return cells


@honest(FULL)
def metadata_stripped() -> Made:
    return [c | {"metadata": {}} for c in submission()]


@honest(FULL)
def written_in_utf_16() -> Made:
    return as_file(submission(), "utf-16")


@honest(FULL)
def with_a_byte_order_mark() -> Made:
    return as_file(submission(), "utf-8-sig")


@honest(FULL)
def lines_end_as_on_windows() -> Made:
    codes = {k: v.replace("\n", "\r\n") for k, v in RIGHT.items()}
    return submission(**codes)


@honest(FULL)
def sources_as_lists_of_lines() -> Made:
    cells = submission()
    return [c | {"source": c["source"].splitlines(True)} for c in cells]


@honest(FULL)
def magics_and_commands() -> Made:
    return submission(
        "%matplotlib inline\n!pip install --quiet numpy\nready = True",
        "%%time\ncounted = sum(range(10))",
        "neuron?",
    )


@honest(FULL)
def experiments_that_fail() -> Made:
    return submission(
        "neuron(1, 2)", "1 / 0", "open('data.csv')", "input('Ready? ')"
    )


@honest(FULL)
def an_import_added_to_a_given_cell() -> Made:
    cells = submission(
        sum="z = math.fsum(example * weights) - 0.5",
    )
    cells[1]["source"] += "\nimport math"
    return cells


@honest(FULL)
def a_name_used_again_below() -> Made:
    return submission(words=RIGHT["words"] + "\nfor z in range(3): pass")


@honest(FULL)
def an_answer_in_the_cell_of_its_test() -> Made:
    cells = submission(words=STUBS["words"])
    cells[-1]["source"] = RIGHT["words"] + "\n\n" + cells[-1]["source"]
    return cells


@honest(FULL)
def timed_and_awaited() -> Made:
    return submission(
        "import asyncio\nready = await asyncio.sleep(0, 0.5)",
        sum="%time z = float(example @ weights - ready)",
    )


@honest(FULL)
def exits_in_the_middle() -> Made:
    return submission("import sys\nsys.exit()", "quit()")


@honest(FULL)
def all_answers_in_one_cell() -> Made:
    return [*submission(**STUBS), cell("\n\n".join(RIGHT.values()))]


@honest(FULL)
def old_outputs_kept() -> Made:
    cells = submission()
    picture = {"output_type": "display_data", "metadata": {}}
    for each in cells:
        if each["cell_type"] == "code":
            each["outputs"] = [
                picture | {"data": {"image/png": "A" * 10**5}}
            ]
    return cells


@honest(NONE, "unreadable")
def another_assignment() -> Made:
    return [answer("def square(x):\n    return x * x", "square")]
