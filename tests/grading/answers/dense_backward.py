"""Back through a dense layer: wrong answers that look right, and other right ones."""

from tests.grading.answers.wrong import Wrong

DENSE = """
class MyDense:
    def __init__(self, W, b):
        self.W, self.b = W, b

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b, None

    def backward(self, dy, cache):
        return dy @ self.W.T, {"W": self.x.T @ dy, "b": dy.sum(axis=0)}
"""

WRONG = (
    Wrong(
        "hand",
        "transposed",
        "dW_by_hand = [[1, 2], [-2, -4]]",
        "swapped",
    ),
    Wrong(
        "hand",
        "times W",
        "dW_by_hand = [[1, 0], [4, 4]]",
        "x_i times dy_j",
    ),
    Wrong(
        "function",
        "db is a row",
        "def dense_backward(dy, x, W):\n"
        "    return dy @ W.T, x.T @ dy, dy[0]",
        "sum of dy",
    ),
    Wrong(
        "function",
        "means",
        "def dense_backward(dy, x, W):\n"
        "    return dy @ W.T, x.T @ dy / len(x), dy.mean(axis=0)",
        "not their mean",
    ),
    Wrong("layer", "x on the layer", DENSE, "from the cache"),
)

# Right, and of another kind than the teacher's.
RIGHT = {
    "hand": """
dW_by_hand = np.array([[1., -2.], [2., -4.]])
""",
    "function": """
def dense_backward(dy, x, W):
    dW = np.zeros_like(W, dtype=float)
    for a, b in zip(x, dy):
        dW += np.outer(a, b)
    return np.einsum('bo,io->bi', dy, W), dW, np.ones(len(dy)) @ dy
""",
    "layer": """
from dataclasses import dataclass
@dataclass
class Cache:
    x: object
class MyDense:
    def __init__(self, W, b):
        self.W = np.array(W); self.bias = np.array(b)
    def forward(self, x):
        return np.dot(x, self.W) + self.bias, Cache(x)
    def backward(self, dy, cache):
        return dy @ self.W.T, dict(W=cache.x.T @ dy, b=dy.sum(0))
""",
}
