"""Gradient descent: wrong answers that look right, and other right ones."""

from tests.grading.answers.wrong import Wrong

DESCENT = """
def fit_line(x, y, rate, momentum, steps):
    place, velocity = np.zeros(2), np.zeros(2)
    for _ in range(steps):
        miss = place[0] * x + place[1] - y
        slopes = np.array([np.mean(2 * miss * x), np.mean(2 * miss)])
        velocity = momentum * velocity + slopes
        place = place - rate * velocity
    return place
"""
VELOCITY = "velocity = momentum * velocity + slopes"

WRONG = (
    Wrong(
        "gradient",
        "half the slope",
        "def line_gradient(w, b, x, y):\n    miss = w * x + b - y\n"
        "    return np.array([np.mean(miss * x), np.mean(miss)])",
        "twice what is squared",
    ),
    Wrong(
        "gradient",
        "the sum",
        "def line_gradient(w, b, x, y):\n    miss = w * x + b - y\n"
        "    return np.array([np.sum(2 * miss * x), np.sum(2 * miss)])",
        "a mean over the days",
    ),
    Wrong(
        "edge",
        "the first direction",
        "def largest_rate(curvatures, momentum=0.0):\n"
        "    return (2 + 2 * momentum) / curvatures[0]",
        "One direction flies off first",
    ),
    Wrong(
        "edge",
        "without momentum",
        "def largest_rate(curvatures, momentum=0.0):\n"
        "    return 2 / np.max(curvatures)",
        "moves the edge out",
    ),
    Wrong(
        "line",
        "no velocity",
        DESCENT.replace(VELOCITY, "velocity = slopes"),
        "carried from step to step",
    ),
    Wrong(
        "line",
        "a share of the gradient",
        DESCENT.replace(
            VELOCITY,
            "velocity = momentum * velocity + (1 - momentum) * slopes",
        ),
        "whole, not by a share",
    ),
    Wrong(
        "scale",
        "one mean for the whole table",
        "def scaled(train, test):\n    mean, spread = train.mean(), train.std()\n"
        "    return (train - mean) / spread, (test - mean) / spread",
        "axis=0",
    ),
    Wrong(
        "scale",
        "the test part by itself",
        "def scaled(train, test):\n"
        "    def one(part):\n"
        "        spread = np.where(part.std(axis=0), part.std(axis=0), 1)\n"
        "        return (part - part.mean(axis=0)) / spread\n"
        "    return one(train), one(test)",
        "the training part's mean",
    ),
)

# Right, and of another kind than the teacher's.
RIGHT = {
    "gradient": """
def line_gradient(w, b, x, y):
    A = np.column_stack([x, np.ones(len(x))])
    return 2 * A.T @ (A @ [w, b] - y) / len(x)
""",
    "edge": """
def largest_rate(curvatures, momentum=0.0):
    return min(2 * (1 + momentum) / c for c in curvatures)
""",
    "line": """
def fit_line(x, y, rate, momentum, steps):
    w = b = v = u = 0.0
    for _ in range(steps):
        dw = db = 0.0
        for xi, yi in zip(x, y):
            miss = w * xi + b - yi
            dw, db = dw + 2 * miss * xi / len(x), db + 2 * miss / len(x)
        v, u = momentum * v + dw, momentum * u + db
        w, b = w - rate * v, b - rate * u
    return np.array([w, b])
""",
    "scale": """
def scaled(train, test):
    parts = []
    for part in (train, test):
        new = np.array(part, dtype=float)
        for k in range(new.shape[1]):
            new[:, k] = (new[:, k] - train[:, k].mean()) / train[:, k].std()
        parts.append(new)
    return parts
""",
}
