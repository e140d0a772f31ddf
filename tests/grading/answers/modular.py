"""Modular networks: wrong answers that look right, and other right ones."""

from tests.grading.answers.wrong import Wrong

WRONG = (
    Wrong(
        "mixture",
        "three examples taken for granted",
        "def mixture(shares, answers):\n"
        "    parts = shares * answers\n"
        "    return np.array([parts[i].sum() for i in range(3)])",
        "As many numbers as there are examples",
    ),
    Wrong(
        "mixture",
        "three experts taken for granted",
        "def mixture(shares, answers):\n"
        "    parts = shares * answers\n"
        "    return parts[:, 0] + parts[:, 1] + parts[:, 2]",
        "however long it is",
    ),
    Wrong(
        "alone",
        "three examples taken for granted",
        "def alone(shares, answers):\n"
        "    chosen = shares.argmax(axis=1)\n"
        "    return np.array([answers[i, chosen[i]] for i in range(3)])",
        "One number for each example",
    ),
    Wrong(
        "alone",
        "the largest part",
        "def alone(shares, answers):\n"
        "    chosen = (shares * answers).argmax(axis=1)\n"
        "    return answers[np.arange(len(answers)), chosen]",
        "the size of an answer plays no part",
    ),
    Wrong(
        "told",
        "without dy",
        "def told(shares, answers, dy):\n"
        "    y = (shares * answers).sum(axis=1, keepdims=True)\n"
        "    return shares * (answers - y)",
        "dy, times the share",
    ),
    Wrong(
        "told",
        "one slope for all examples",
        "def told(shares, answers, dy):\n"
        "    y = (shares * answers).sum(axis=1, keepdims=True)\n"
        "    return dy[0] * shares * (answers - y)",
        "gives each row its own slope",
    ),
)

# Right, and of another kind than the teacher's.
RIGHT = {
    "mixture": """
def mixture(shares, answers):
    return np.array([g @ e for g, e in zip(shares, answers)])
""",
    "alone": """
def alone(shares, answers):
    found = []
    for g, e in zip(shares, answers):
        best = 0
        for k in range(len(g)):
            if g[k] > g[best]:
                best = k
        found.append(e[best])
    return np.array(found)
""",
    "told": """
def told(shares, answers, dy):
    dg = np.asarray(dy)[:, None] * answers
    inner = (shares * dg).sum(axis=1, keepdims=True)
    return shares * (dg - inner)
""",
}
