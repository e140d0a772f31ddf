"""Activation functions: wrong answers that look right, and other right ones."""

from tests.grading.answers.wrong import Wrong

WRONG = (
    Wrong("share", "the value", "share = 0.5 ** 5", "Its slope"),
    Wrong(
        "share",
        "a layer forgotten",
        "share = 0.25 ** 4",
        "five layers",
    ),
    Wrong("share", "rounded", "share = 0.001", "no rounding"),
    Wrong(
        "leaky",
        "one leak for all",
        "def leaky(z, leak):\n    return np.where(z > 0, z, 0.1 * z)\n"
        "def leaky_slope(z, leak):\n    return np.where(z > 0, 1, leak)",
        "leak that is given",
    ),
    Wrong(
        "leaky",
        "in place",
        "def leaky(z, leak):\n    a = z.copy()\n    a[z <= 0] = leak * a[z <= 0]\n"
        "    return a\n"
        "def leaky_slope(z, leak):\n    return np.where(z > 0, 1, leak)",
        "new array",
    ),
    Wrong(
        "leaky",
        "the slope at 0",
        "def leaky(z, leak):\n    return np.where(z > 0, z, leak * z)\n"
        "def leaky_slope(z, leak):\n    return np.where(z >= 0, 1, leak)",
        "At exactly 0",
    ),
    Wrong(
        "dead",
        "along the rows",
        "def count_dead(Z):\n    return int(np.all(Z <= 0, axis=1).sum())",
        "axis=0",
    ),
    Wrong(
        "dead",
        "below, and not at, zero",
        "def count_dead(Z):\n    return int(np.all(Z < 0, axis=0).sum())",
        "<= and not <",
    ),
)

# Right, and of another kind than the teacher's.
RIGHT = {
    "share": """
share = 1.0
for _ in range(5):
    a = 1 / (1 + np.exp(0))
    share *= a * (1 - a)
""",
    "leaky": """
def leaky(z, leak):
    return z * leaky_slope(z, leak)
def leaky_slope(z, leak):
    s = np.ones(np.shape(z)); s[np.asarray(z) <= 0] = leak
    return s
""",
    "dead": """
def count_dead(Z):
    n = 0
    for unit in Z.T:
        if max(unit) <= 0:
            n += 1
    return n
""",
}
