"""Generalization: wrong answers that look right, and other right ones."""

from tests.grading.answers.wrong import Wrong

LOOP = """def choose(x, y, x_val, y_val, most):
    errors = []
    for n in range(1, most + 1):
        w = ann.least_norm(ann.cosine_features(x, n), y)
"""

WRONG = (
    Wrong(
        "error",
        "no root",
        "def error(w, x, y):\n    curve = ann.cosine_features(x, len(w)) @ w\n"
        "    return np.mean((curve - y) ** 2)",
        "take the root",
    ),
    Wrong(
        "error",
        "the mean size of the differences",
        "def error(w, x, y):\n    curve = ann.cosine_features(x, len(w)) @ w\n"
        "    return np.mean(np.abs(curve - y))",
        "not of the sizes",
    ),
    Wrong(
        "choose",
        "the place in the list",
        LOOP + "        off = ann.cosine_features(x_val, n) @ w - y_val\n"
        "        errors.append(np.mean(off**2))\n"
        "    return int(np.argmin(errors))",
        "the waves from 1",
    ),
    Wrong(
        "choose",
        "always the same",
        "def choose(x, y, x_val, y_val, most):\n    return min(4, most)",
        "measure on x_val and y_val",
    ),
    Wrong(
        "step",
        "a pull half as strong",
        "def step(w, gradient, rate, decay):\n"
        "    return w - rate * (gradient + decay * w)",
        "the slope of w squared",
    ),
    Wrong(
        "step",
        "a pull without the rate",
        "def step(w, gradient, rate, decay):\n"
        "    return w - rate * gradient - 2 * decay * w",
        "the rate belongs to all of it",
    ),
)

# Right, and of another kind than the teacher's.
RIGHT = {
    "error": """
def error(w, x, y):
    curve = ann.cosine_features(x, len(w)) @ w
    total = 0.0
    for a, b in zip(curve, y):
        total += float(a - b) ** 2
    return (total / len(y)) ** 0.5
""",
    "choose": """
def choose(x, y, x_val, y_val, most):
    best, lowest = 0, float("inf")
    for n in range(1, most + 1):
        w = np.linalg.lstsq(ann.cosine_features(x, n), y, rcond=None)[0]
        found = error(w, x_val, y_val)
        if found < lowest:
            best, lowest = n, found
    return best
""",
    "step": """
def step(w, gradient, rate, decay):
    shrunk = (1 - 2 * rate * decay) * np.asarray(w)
    return shrunk - rate * np.asarray(gradient)
""",
}
