"""Which network: wrong answers that look right, and other right ones."""

from tests.grading.answers.wrong import Wrong

PUSH = """def ignores_shift(number, row, places):
    pushed = np.concatenate([row[16 - places :], row[: 16 - places]])
    before, after = ask(number, [row])[0], ask(number, [pushed])[0]
"""
FAR = """def falls_silent(number, rows):
    answers = ask(number, 1000 * np.array(rows))
"""

# Right, and of another kind than the teacher's.
RIGHT = {
    "shift": PUSH + "    return bool(np.isclose(before, after, 0, 1e-9))\n",
    "far": """
def falls_silent(number, rows):
    answers = list(ask(number, 1000 * np.array(rows)))
    return all(abs(a - answers[0]) < 1e-9 for a in answers)
""",
    "order": """
def remembers(number, rows):
    forth, back = list(ask(number, rows)), list(ask(number, rows[::-1]))
    back.reverse()
    return any(abs(a - b) >= 1e-9 for a, b in zip(forth, back))
""",
    "which": """
def which(number, rows):
    fixed = sum(bool(ignores_shift(number, row, 3)) for row in rows) == len(rows)
    names = {(1, 0): "recurrent", (0, 1): "radial"}
    found = (int(remembers(number, rows)), int(falls_silent(number, rows)))
    return names.get(found, "convolutional" if fixed else "feedforward")
""",
}
# The last task puts the first three together.
PROBES = ("shift", "far", "order")

WRONG = (
    Wrong(
        "shift",
        "no size of the change",
        PUSH + "    return after - before < 1e-9",
        "take its size with abs",
    ),
    Wrong(
        "shift",
        "to the last digit",
        PUSH + "    return bool(after == before)",
        "differ in the last digit",
    ),
    Wrong(
        "far",
        "silent means zero",
        FAR + "    return bool(np.max(np.abs(answers)) < 1e-9)",
        "Silent does not mean 0",
    ),
    Wrong(
        "far",
        "the first and the last",
        FAR + "    return bool(abs(answers[0] - answers[-1]) < 1e-9)",
        "the one in the middle too",
    ),
    Wrong(
        "order",
        "compared by place",
        "def remembers(number, rows):\n"
        "    apart = ask(number, rows) - ask(number, rows[::-1])\n"
        "    return bool(np.max(np.abs(apart)) >= 1e-9)",
        "belongs to the last row",
    ),
    Wrong(
        "order",
        "no size of the change",
        "def remembers(number, rows):\n"
        "    apart = ask(number, rows) - ask(number, rows[::-1])[::-1]\n"
        "    return bool(np.max(apart) >= 1e-9)",
        "take its size with abs",
    ),
    Wrong(
        "which",
        "no name for the rest",
        "def which(number, rows):\n    if remembers(number, rows):\n"
        '        return "recurrent"\n    if falls_silent(number, rows):\n'
        '        return "radial"\n    return "convolutional"',
        "the box is feedforward",
        needs=PROBES,
    ),
    Wrong(
        "which",
        "one row is pushed",
        "def which(number, rows):\n    if remembers(number, rows):\n"
        '        return "recurrent"\n    if falls_silent(number, rows):\n'
        '        return "radial"\n    if ignores_shift(number, rows[0], 3):\n'
        '        return "convolutional"\n    return "feedforward"',
        "Try them all",
        needs=PROBES,
    ),
)
