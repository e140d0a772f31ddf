"""A perceptron by hand: wrong answers that look right, and other right ones."""

from tests.grading.answers.wrong import Wrong

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

WRONG = (
    Wrong(
        "correct",
        "x is always added",
        "def correct(w, b, x, target):\n"
        "    wrong = target != int(w @ x + b >= 0)\n"
        "    return (w + x, b + 1) if wrong else (w, b)",
        "take x away",
    ),
    Wrong(
        "correct",
        "a sum of 0 is a no",
        "def correct(w, b, x, target):\n"
        "    error = target - int(w @ x + b > 0)\n"
        "    return w + error * x, b + error",
        "use >= and not >",
    ),
    Wrong("class", "one w for all", SHARED, "starts at zero"),
    Wrong(
        "class",
        "it never stops early",
        PERCEPTRON.replace("if not wrong:", "if False:"),
        "without one",
    ),
    Wrong(
        "class",
        "two inputs only",
        PERCEPTRON.replace("np.zeros(n_inputs)", "np.zeros(2)"),
        "number of inputs",
    ),
    Wrong("count", "the epochs", "corrections = 6", "Add up"),
    Wrong("count", "first epoch only", "corrections = 2", "Add up"),
)

# Right, and of another kind than the teacher's.
RIGHT = {
    "correct": """
def correct(w, b, x, target):
    if w @ x + b >= 0:
        answer = 1
    else:
        answer = 0
    if answer == target:
        return [w, b]
    if target == 1:
        w += x; b += 1
    else:
        w -= x; b -= 1
    return [w, b]
""",
    "class": """
class Perceptron:
    def __init__(self, n_inputs):
        self.w = np.zeros(n_inputs)
        self.b = 0
    def predict(self, X):
        return [bool(self.w @ x + self.b >= 0) for x in X]
    def fit(self, X, y, epochs):
        log = np.array([], int)
        for e in range(epochs):
            n = 0
            for i in range(len(X)):
                if int(self.w @ X[i] + self.b >= 0) != y[i]:
                    self.w, self.b = correct(self.w, self.b, X[i], y[i]); n += 1
            log = np.append(log, n)
            if n == 0:
                return log
        return log
""",
    "count": """
corrections = 0
for m in Perceptron(2).fit(corners, AND, 100):
    corrections += m
""",
}
