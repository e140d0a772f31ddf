"""People you may know: wrong answers that look right, and other right ones."""

from tests.grading.answers.wrong import Wrong

SHARE = """def share(A, i, j):
    both = np.sum(A[i] * A[j])
    of_i, of_j = np.sum(A[i]), np.sum(A[j])
"""
RARE = """def rare(A, i, j):
    total = 0.0
    for k in range(len(A)):
"""
FAIR = """def fair(A, pairs):
    left = A.copy()
    for i, j in pairs:
"""

WRONG = (
    Wrong(
        "share",
        "those in common counted twice",
        SHARE + "    return 2 * both / max(of_i + of_j, 1)",
        "one person, not two",
    ),
    Wrong(
        "share",
        "over the larger circle",
        SHARE + "    return both / max(of_i, of_j, 1)",
        "friends of either",
    ),
    Wrong(
        "share",
        "nothing over nothing",
        SHARE + "    return both / (of_i + of_j - both)",
        "Nothing divided by nothing",
    ),
    Wrong(
        "rare",
        "the friends of i",
        RARE + "        if A[i, k] and A[j, k]:\n"
        "            total += 1 / np.log(np.sum(A[i]))\n"
        "    return total",
        "the friend in common",
    ),
    Wrong(
        "rare",
        "one over the number of all who are shared",
        "def rare(A, i, j):\n    shared = np.sum(A, axis=1)[A[i] * A[j] > 0]\n"
        "    return float(len(shared) / np.log(shared.max(initial=2)))",
        "friend by friend",
    ),
    Wrong(
        "fair",
        "in one direction",
        FAIR + "        left[i, j] = 0\n"
        "    return [int(np.sum(left[i] * left[j])) for i, j in pairs]",
        "Row i, column j",
    ),
    Wrong(
        "fair",
        "one by one",
        "def fair(A, pairs):\n    counts = []\n"
        "    for i, j in pairs:\n        left = A.copy()\n"
        "        left[i, j] = left[j, i] = 0\n"
        "        counts.append(int(np.sum(left[i] * left[j])))\n"
        "    return counts",
        "before anything is counted",
    ),
    Wrong(
        "one_round",
        "without oneself",
        "def one_round(A, X):\n    friends = A.sum(axis=1, keepdims=True)\n"
        "    mean = A @ X / np.maximum(friends, 1)\n"
        "    return np.where(friends > 0, mean, X)",
        "the two friends",
    ),
    Wrong(
        "one_round",
        "row by row",
        "def one_round(A, X):\n    new = X.copy()\n"
        "    for i in range(len(A)):\n"
        "        new[i] = (new[i] + A[i] @ new) / (1 + A[i].sum())\n"
        "    return new",
        "before the round",
    ),
)

# Right, and of another kind than the teacher's.
RIGHT = {
    "share": """
def share(A, i, j):
    ours, theirs = set(np.flatnonzero(A[i])), set(np.flatnonzero(A[j]))
    return len(ours & theirs) / max(len(ours | theirs), 1)
""",
    "rare": """
def rare(A, i, j):
    shared = np.flatnonzero(A[i] * A[j])
    return float(np.sum(1 / np.log(A.sum(axis=0)[shared])))
""",
    "fair": """
def fair(A, pairs):
    gone = np.zeros_like(A)
    for i, j in pairs:
        gone[i, j] = gone[j, i] = 1
    shared = np.linalg.matrix_power(A - gone * A, 2)
    return [shared[pair] for pair in pairs]
""",
    "one_round": """
def one_round(A, X):
    rows = []
    for i in range(len(A)):
        people = [i] + [k for k in range(len(A)) if A[i, k]]
        rows.append(np.mean([X[k] for k in people], axis=0))
    return np.array(rows)
""",
}
