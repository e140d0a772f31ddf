"""Training, by hand: wrong answers that look right, and other right ones."""

from tests.grading.answers.wrong import Wrong

LOOP = """
def train(X, y, size, epochs, rate, rng):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for first in range(0, len(X), size):
            batch = order[first : first + size]
            error = X[batch] @ w + b - y[batch]
            w = w - rate * 2 * X[batch].T @ error / len(batch)
            b = b - rate * 2 * error.sum() / len(batch)
    return w, b
"""
ONCE = LOOP.replace(
    "    for _ in range(epochs):\n        order = rng.permutation(len(X))",
    "    order = rng.permutation(len(X))\n    for _ in range(epochs):",
)
START = """
def start(n_in, n_out, activation, rng):
    if activation == "tanh":
        spread = 1 / np.sqrt(n_in)
    elif activation == "relu":
        spread = np.sqrt(2 / n_in)
    else:
        raise ValueError(activation)
    return rng.normal(0, spread, (n_in, n_out))
"""

WRONG = (
    Wrong("steps", "the rest is left out", "steps = 180", "makes a batch"),
    Wrong("steps", "parts of steps", "steps = 6000 / 32", "makes a batch"),
    Wrong(
        "balanced",
        "the plain share",
        "def balanced(said, y):\n    return np.mean(said == y)",
        "size does not count",
    ),
    Wrong(
        "balanced",
        "two classes only",
        "def balanced(said, y):\n"
        "    return (np.mean(said[y == 1] == 1)"
        " + np.mean(said[y == 0] == 0)) / 2",
        "all classes",
    ),
    Wrong(
        "start",
        "outputs for inputs",
        START.replace("np.sqrt(n_in)", "np.sqrt(n_out)"),
        "n_in decides",
    ),
    Wrong(
        "start",
        "the same for both",
        START.replace("2 / n_in", "1 / n_in"),
        "the variance is 2 / n_in",
    ),
    Wrong(
        "start",
        "a variance for a spread",
        START.replace("np.sqrt(2 / n_in)", "2 / n_in"),
        "the variance is 2 / n_in",
    ),
    Wrong(
        "start",
        "any name will do",
        START.replace("raise ValueError(activation)", "spread = 1.0"),
        "Raise a ValueError",
    ),
    Wrong(
        "loop",
        "sums for means",
        LOOP.replace(" / len(batch)", ""),
        "divide by the number",
    ),
    Wrong(
        "loop",
        "as they stand",
        LOOP.replace(
            "order = rng.permutation(len(X))", "order = np.arange(len(X))"
        ),
        "not as they stand",
    ),
    Wrong(
        "loop",
        "the short batch is left out",
        LOOP.replace(
            "range(0, len(X), size)", "range(0, len(X) - size + 1, size)"
        ),
        "the last two make a batch",
    ),
    Wrong("loop", "one order for all epochs", ONCE, "an order of its own"),
)

# Right, and of another kind than the teacher's.
RIGHT = {
    "steps": "steps = np.int64(10 * int(np.ceil(600 / 32)))",
    "balanced": """
def balanced(said, y):
    right = {}
    for a, b in zip(said.tolist(), y.tolist()):
        right.setdefault(b, []).append(a == b)
    return sum(sum(r) / len(r) for r in right.values()) / len(right)
""",
    "start": START,
    "loop": """
def train(X, y, size, epochs, rate, rng):
    theta = np.zeros(X.shape[1] + 1)
    ones = np.column_stack([X, np.ones(len(X))])
    while epochs > 0:
        order, epochs = list(rng.permutation(len(X))), epochs - 1
        while order:
            batch, order = order[:size], order[size:]
            A = ones[batch]
            error = A @ theta - y[batch]
            theta -= 2 * rate * (A * error[:, None]).mean(axis=0)
    return list(theta[:-1]), float(theta[-1])
""",
}
