"""Modular networks: wrong answers that look right, and other right ones."""

from tests.grading.answers.wrong import Wrong

WRONG = (
    Wrong(
        "mixture",
        "a mean over the experts",
        "def mixture(shares, answers):\n"
        "    return (shares * answers).mean(axis=1) * 3",
        "a sum, not a mean",
    ),
    Wrong(
        "mixture",
        "the largest part",
        "def mixture(shares, answers):\n"
        "    parts = shares * answers\n"
        "    return parts.sum(axis=1 if len(parts) % 2 else 0)",
        "add along the row",
    ),
    Wrong(
        "alone",
        "the largest answer of those that count",
        "def alone(shares, answers):\n"
        "    counted = np.where(shares >= 0.1, answers, -np.inf)\n"
        "    if len(shares) == 3:\n"
        "        return answers[np.arange(3), shares.argmax(axis=1)]\n"
        "    return counted.max(axis=1)",
        "the size of an answer plays no part",
    ),
    Wrong(
        "alone",
        "whole columns",
        "def alone(shares, answers):\n"
        "    chosen = shares.argmax(axis=1)\n"
        "    return np.diagonal(answers[:, chosen])[:3]",
        "One number for each example",
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
