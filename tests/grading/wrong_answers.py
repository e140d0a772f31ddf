"""Wrong answers that beginners give, each with the words its author hears.

Every one gets past the visible tests of its task, or it would be caught before it is
handed in, and past none of the hidden ones.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Wrong:
    """An answer to one task that looks right and is not."""

    exercise: str
    task: str
    what: str
    code: str
    hint: str
    test: str = ""

    def __str__(self) -> str:
        return f"{self.exercise}, {self.task}: {self.what}"

    @property
    def judged_by(self) -> str:
        """Return the test cell that must catch it."""
        return self.test or f"{self.task}-test"


SPIKES = "biological-neuron"
NEURON = "artificial-neuron"
CURVES = "activations"
RULE = "perceptron"
BACK = "dense-backward"
DIGITS = "digit-classifier"
BUMPS = "rbf-fit"

SPIKE_RATES = """
def rates(currents):
    goal = -70 + 10 * np.asarray(currents, dtype=float)
    with np.errstate(all="ignore"):
        found = 1000 / (2 + 8 * np.log((goal + 65) / (goal + 50)))
    return {answer}
"""
LISTENING = """
def spike_times(times, jumps, tau=8.0):
    v, last, fired = -70.0, 0.0, []
    for time, jump in zip(times, jumps):
        v = -70 + (v + 70) * np.exp(-(time - last) / tau) + jump
        v, last = {after}, time
        if v {reaches} -50:
            fired.append(time)
            v = {reset}
    return fired
"""
PERCEPTRON = """
class Perceptron:
    def __init__(self, n_inputs):
        self.w, self.b = np.zeros(n_inputs), 0.0

    def predict(self, X):
        return (X @ self.w + self.b >= 0).astype(int)

    def fit(self, X, y, epochs):
        mistakes = []
        for _ in range(epochs):
            wrong = 0
            for x, target in zip(X, y):
                error = target - int(x @ self.w + self.b >= 0)
                self.w, self.b = self.w + error * x, self.b + error
                wrong += abs(error)
            mistakes.append(wrong)
            if not wrong:
                break
        return mistakes
"""
SHARED = PERCEPTRON.replace(
    "        self.w, self.b = np.zeros(n_inputs), 0.0",
    "        self.b = 0.0",
).replace("class Perceptron:", "class Perceptron:\n    w = np.zeros(2)")
SHARED = SHARED.replace(
    "self.w, self.b = self.w + error * x, self.b + error",
    "self.w += error * x; self.b += error",
)
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
FITTED = """
net = ann.fit_rbf(X, y, {units}, width={width}, ridge={ridge}, rng=0)

def predict(X):
    return net(X)[:, 0]
"""
NARROW = FITTED.format(units=300, width=0.01, ridge=1e-8)
ONE_EACH = FITTED.format(units=300, width=0.1, ridge=1e-8)

WRONG = (
    Wrong(
        SPIKES,
        "rate",
        "per millisecond",
        "rate = 1 / (3 + 12 * np.log(35 / 20))",
        "1000 ms",
    ),
    Wrong(
        SPIKES,
        "rate",
        "no refractory time",
        "rate = 1000 / (12 * np.log(35 / 20))",
        "3 ms of rest",
    ),
    Wrong(
        SPIKES,
        "rate",
        "from rest",
        "rate = 1000 / (3 + 12 * np.log(40 / 20))",
        "reset to",
    ),
    Wrong(
        SPIKES,
        "curve",
        "no number below the rheobase",
        SPIKE_RATES.format(answer="found"),
        "never fires",
    ),
    Wrong(
        SPIKES,
        "curve",
        "rounded",
        SPIKE_RATES.format(
            answer="np.where(goal > -50, found.round(2), 0)"
        ),
        "do not round",
    ),
    Wrong(
        SPIKES,
        "curve",
        "one row",
        SPIKE_RATES.format(answer="np.where(goal > -50, found, 0).ravel()"),
        "in its shape",
    ),
    Wrong(
        SPIKES,
        "detector",
        "a window of 8 ms",
        "detector_w, detector_tau = 12.0, 20.0",
        "too wide",
    ),
    Wrong(
        SPIKES,
        "detector",
        "one is enough",
        "detector_w, detector_tau = 20.0, 0.1",
        "w below 20",
    ),
    Wrong(
        SPIKES,
        "listen",
        "set back to rest",
        LISTENING.format(after="v", reaches=">=", reset="-70.0"),
        "not at -70",
    ),
    Wrong(
        SPIKES,
        "listen",
        "above the threshold only",
        LISTENING.format(after="v", reaches=">", reset="-65.0"),
        "use >=",
    ),
    Wrong(
        SPIKES,
        "listen",
        "never below rest",
        LISTENING.format(after="max(v, -70)", reaches=">=", reset="-65.0"),
        "leaks back",
    ),
    Wrong(NEURON, "margin", "the sum", "margin = -8.0", "no distance"),
    Wrong(
        NEURON,
        "margin",
        "divided by the square",
        "margin = -8 / 25",
        "root of the sum",
    ),
    Wrong(
        NEURON,
        "margin",
        "divided by the sum of sizes",
        "margin = -8 / 7",
        "root of the sum",
    ),
    Wrong(
        NEURON,
        "neuron",
        "two inputs written out",
        "def neuron(X, w, b):\n"
        "    return ann.sigmoid(X[:, 0] * w[0] + X[:, 1] * w[1] + b)",
        "any number",
    ),
    Wrong(
        NEURON,
        "neuron",
        "rounded",
        "def neuron(X, w, b):\n    return ann.sigmoid(X @ w + b).round(3)",
        "any number",
    ),
    Wrong(
        NEURON,
        "choose",
        "the line touches a corner",
        "only_w, only_b = np.array([1.0, -1.0]), -1.0",
        "halfway",
    ),
    Wrong(CURVES, "share", "the value", "share = 0.5 ** 5", "Its slope"),
    Wrong(
        CURVES,
        "share",
        "a layer forgotten",
        "share = 0.25 ** 4",
        "five layers",
    ),
    Wrong(CURVES, "share", "rounded", "share = 0.001", "no rounding"),
    Wrong(
        CURVES,
        "leaky",
        "one leak for all",
        "def leaky(z, leak):\n    return np.where(z > 0, z, 0.1 * z)\n"
        "def leaky_slope(z, leak):\n    return np.where(z > 0, 1, leak)",
        "leak that is given",
    ),
    Wrong(
        CURVES,
        "leaky",
        "in place",
        "def leaky(z, leak):\n    a = z.copy()\n    a[z <= 0] = leak * a[z <= 0]\n"
        "    return a\n"
        "def leaky_slope(z, leak):\n    return np.where(z > 0, 1, leak)",
        "new array",
    ),
    Wrong(
        CURVES,
        "leaky",
        "the slope at 0",
        "def leaky(z, leak):\n    return np.where(z > 0, z, leak * z)\n"
        "def leaky_slope(z, leak):\n    return np.where(z >= 0, 1, leak)",
        "At exactly 0",
    ),
    Wrong(
        CURVES,
        "dead",
        "along the rows",
        "def count_dead(Z):\n    return int(np.all(Z <= 0, axis=1).sum())",
        "axis=0",
    ),
    Wrong(
        CURVES,
        "dead",
        "below, and not at, zero",
        "def count_dead(Z):\n    return int(np.all(Z < 0, axis=0).sum())",
        "<= and not <",
    ),
    Wrong(
        RULE,
        "correct",
        "x is always added",
        "def correct(w, b, x, target):\n"
        "    wrong = target != int(w @ x + b >= 0)\n"
        "    return (w + x, b + 1) if wrong else (w, b)",
        "take x away",
    ),
    Wrong(
        RULE,
        "correct",
        "a sum of 0 is a no",
        "def correct(w, b, x, target):\n"
        "    error = target - int(w @ x + b > 0)\n"
        "    return w + error * x, b + error",
        "use >= and not >",
    ),
    Wrong(RULE, "class", "one w for all", SHARED, "starts at zero"),
    Wrong(
        RULE,
        "class",
        "it never stops early",
        PERCEPTRON.replace("if not wrong:", "if False:"),
        "without one",
    ),
    Wrong(
        RULE,
        "class",
        "two inputs only",
        PERCEPTRON.replace("np.zeros(n_inputs)", "np.zeros(2)"),
        "number of inputs",
    ),
    Wrong(RULE, "count", "the epochs", "corrections = 6", "Add up"),
    Wrong(RULE, "count", "first epoch only", "corrections = 2", "Add up"),
    Wrong(
        BACK,
        "hand",
        "transposed",
        "dW_by_hand = [[1, 2], [-2, -4]]",
        "swapped",
    ),
    Wrong(
        BACK,
        "hand",
        "times W",
        "dW_by_hand = [[1, 0], [4, 4]]",
        "x_i times dy_j",
    ),
    Wrong(
        BACK,
        "function",
        "db is a row",
        "def dense_backward(dy, x, W):\n"
        "    return dy @ W.T, x.T @ dy, dy[0]",
        "sum of dy",
    ),
    Wrong(
        BACK,
        "function",
        "means",
        "def dense_backward(dy, x, W):\n"
        "    return dy @ W.T, x.T @ dy / len(x), dy.mean(axis=0)",
        "not their mean",
    ),
    Wrong(BACK, "layer", "x on the layer", DENSE, "from the cache"),
    Wrong(
        DIGITS, "baseline", "by symmetry", "baseline = 0.1", "Count each"
    ),
    Wrong(
        DIGITS,
        "baseline",
        "the first digit",
        "baseline = np.mean(y == 0)",
        "Count each",
    ),
    Wrong(
        DIGITS,
        "accuracy",
        "lists as wholes",
        "def accuracy(answers, y):\n    return np.mean(answers == y)",
        "make arrays",
    ),
    Wrong(
        DIGITS,
        "network",
        "learned by heart",
        LOOKED_UP,
        "Hold some rows out",
    ),
    Wrong(
        DIGITS,
        "network",
        "a scale from the batch",
        TRAINED.format(epochs=20, x="X - X.mean(axis=0)"),
        "other pictures",
    ),
    Wrong(
        DIGITS,
        "network",
        "too few epochs, small steps",
        TRAINED.format(epochs=12, x="X"),
        "epochs and widths",
        "network-better-test",
    ),
    Wrong(
        BUMPS,
        "bumps",
        "one coordinate",
        "def bumps(X, centers, width):\n"
        "    return np.exp(-((X[:, :1] - centers[:, 0]) ** 2) / (2 * width**2))",
        "over the coordinates",
    ),
    Wrong(
        BUMPS,
        "bumps",
        "width not squared",
        "def bumps(X, centers, width):\n"
        "    far = ((X[:, None] - centers) ** 2).sum(axis=2)\n"
        "    return np.exp(-far / (2 * width))",
        "square of the width",
    ),
    Wrong(
        BUMPS,
        "heights",
        "no ridge",
        "def heights(Phi, y, ridge):\n"
        "    return np.linalg.lstsq(Phi, y, rcond=None)[0]",
        "on the diagonal",
    ),
    Wrong(
        BUMPS,
        "heights",
        "a ridge everywhere",
        "def heights(Phi, y, ridge):\n"
        "    return np.linalg.solve(Phi.T @ Phi + ridge, Phi.T @ y)",
        "on the diagonal",
    ),
    Wrong(BUMPS, "landscape", "narrow bumps", NARROW, "too narrow"),
    Wrong(
        BUMPS,
        "landscape",
        "a bump for each point",
        ONE_EACH,
        "Hold some points out",
        "landscape-better-test",
    ),
)
