"""A network that reads digits: wrong answers that look right, and other right ones."""

from tests.grading.answers.wrong import Wrong

LOOKED_UP = """
known = {x.tobytes(): digit for x, digit in zip(X, y)}

def predict(X):
    return np.array([known.get(x.tobytes(), 0) for x in X])
"""
TRAINED = """
net = ann.Dense(64, 10, rng=0)
ann.fit(net, X, y, loss=ann.softmax_cross_entropy, optimizer=ann.SGD(0.1),
        epochs={epochs}, progress=False, rng=2)

def predict(X):
    return net({x}).argmax(axis=1)
"""

WRONG = (
    Wrong("baseline", "by symmetry", "baseline = 0.1", "Count each"),
    Wrong(
        "baseline",
        "the first digit",
        "baseline = np.mean(y == 0)",
        "Count each",
    ),
    Wrong(
        "accuracy",
        "lists as wholes",
        "def accuracy(answers, y):\n    return np.mean(answers == y)",
        "make arrays",
    ),
    Wrong(
        "network",
        "learned by heart",
        LOOKED_UP,
        "Hold some rows out",
    ),
    Wrong(
        "network",
        "a scale from the batch",
        TRAINED.format(epochs=20, x="X - X.mean(axis=0)"),
        "other pictures",
    ),
    Wrong(
        "network",
        "too few epochs, small steps",
        TRAINED.format(epochs=12, x="X"),
        "epochs and widths",
        "network-better-test",
    ),
)

# Right, and of another kind than the teacher's.
RIGHT = {
    "baseline": """
import collections
baseline = collections.Counter(y.tolist()).most_common(1)[0][1] / 1200
""",
    "accuracy": """
def accuracy(answers, y):
    return sum(a == b for a, b in zip(answers, y)) / len(y)
""",
    "network": """
from sklearn.neighbors import KNeighborsClassifier
clf = KNeighborsClassifier(3).fit(X, y)
predict = clf.predict
""",
}
