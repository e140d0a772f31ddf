"""The artificial neuron: wrong answers that look right, and other right ones."""

from tests.grading.answers.wrong import Wrong

WRONG = (
    Wrong("margin", "the sum", "margin = -8.0", "no distance"),
    Wrong(
        "margin",
        "divided by the square",
        "margin = -8 / 25",
        "root of the sum",
    ),
    Wrong(
        "margin",
        "divided by the sum of sizes",
        "margin = -8 / 7",
        "root of the sum",
    ),
    Wrong(
        "neuron",
        "two inputs written out",
        "def neuron(X, w, b):\n"
        "    return ann.sigmoid(X[:, 0] * w[0] + X[:, 1] * w[1] + b)",
        "any number",
    ),
    Wrong(
        "neuron",
        "rounded",
        "def neuron(X, w, b):\n    return ann.sigmoid(X @ w + b).round(3)",
        "any number",
    ),
    Wrong(
        "choose",
        "the line touches a corner",
        "only_w, only_b = np.array([1.0, -1.0]), -1.0",
        "halfway",
    ),
)

# Right, and of another kind than the teacher's.
RIGHT = {
    "margin": """
margin = round((3*2 - 4*3 - 2) / 5, 2)
""",
    "neuron": """
def neuron(X, w, b):
    return [float(ann.sigmoid(sum(xi * wi for xi, wi in zip(x, w)) + b)) for x in X]
""",
    "choose": """
only_w = [2, -2]
only_b = -1
""",
}
