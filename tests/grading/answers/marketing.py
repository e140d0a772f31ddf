"""Marketing: wrong answers that look right, and other right ones."""

from tests.grading.answers.wrong import Wrong

LENGTHS = """def likeness(a, b):
    lengths = np.sqrt(np.sum(a**2)) * np.sqrt(np.sum(b**2))
    if lengths == 0:
        return 0.0
"""
SCORES = """def scores(table, person):
    found = np.zeros(len(person))
    for item in range(len(person)):
        for other in range(len(person)):
"""

WRONG = (
    Wrong(
        "likeness",
        "by one length",
        LENGTHS + "    return a @ b / np.sum(a**2)",
        "not by a number of people",
    ),
    Wrong(
        "likeness",
        "the share of common people",
        LENGTHS + "    both = np.sum((a > 0) & (b > 0))\n"
        "    return both / np.sum((a > 0) | (b > 0))",
        "by the product of both lengths",
    ),
    Wrong(
        "likeness",
        "counts in place of squares",
        LENGTHS
        + "    return a @ b / np.sqrt(np.sum(a > 0) * np.sum(b > 0))",
        "no less alike",
    ),
    Wrong(
        "gain",
        "the mean over the hits",
        "def gain(places, k):\n    gains = 1 / np.log2(places + 2)\n"
        "    return np.sum(gains[places < k]) / max(1, np.sum(places < k))",
        "Misses count in the mean",
    ),
    Wrong(
        "gain",
        "only well below k",
        "def gain(places, k):\n    gains = 1 / np.log2(places + 2)\n"
        "    return np.mean(np.where(places < k - 1, gains, 0.0))",
        "no longer in a list of k",
    ),
    Wrong(
        "scores",
        "all other items",
        SCORES + "            if person.any() and other != item:\n"
        "                found[item] += likeness(\n"
        "                    table[:, item], table[:, other]\n"
        "                ) * (1 - person[item])\n"
        "    return found",
        "and only these",
        needs=("likeness",),
    ),
    Wrong(
        "scores",
        "the given table, whatever is handed in",
        SCORES.replace("(table, person)", "(given, person)")
        + "            if person[other] and other != item and item < 4:\n"
        "                found[item] += likeness(\n"
        "                    table[:, item], table[:, other % 4]\n"
        "                )\n"
        "    return found",
        "the table that is handed in",
        needs=("likeness",),
    ),
    Wrong(
        "step",
        "each along itself",
        "def step(p, q, r, rate):\n    off = r - p @ q\n"
        "    return p + rate * off * p, q + rate * off * q",
        "How does the product change",
    ),
    Wrong(
        "step",
        "one after the other",
        "def step(p, q, r, rate):\n    off = r - p @ q\n"
        "    p = p + rate * off * q\n"
        "    return p, q + rate * off * p",
        "from the old numbers",
    ),
)

# Right, and of another kind than the teacher's.
RIGHT = {
    "likeness": """
def likeness(a, b):
    a, b = np.asarray(a, float), np.asarray(b, float)
    one, two = np.linalg.norm(a), np.linalg.norm(b)
    return float(np.dot(a / one, b / two)) if one and two else 0.0
""",
    "gain": """
def gain(places, k):
    total = 0.0
    for place in places:
        if place < k:
            total += 1 / np.log2(place + 2)
    return total / len(places)
""",
    "scores": """
def scores(table, person):
    return ann.datasets.item_neighbors(table, [person])[0]
""",
    "step": """
def step(p, q, r, rate):
    new = list(p), list(q)
    off = r - sum(a * b for a, b in zip(p, q))
    for i in range(len(p)):
        new[0][i] = p[i] + rate * off * q[i]
        new[1][i] = q[i] + rate * off * p[i]
    return np.array(new[0]), np.array(new[1])
""",
}
