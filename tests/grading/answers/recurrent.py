"""Recurrent networks, by hand: wrong answers that look right, and other right ones."""

from tests.grading.answers.wrong import Wrong

STATES = """
def states(X, W, U, b):
    h, found = np.zeros(len(b)), []
    for x in X:
        h = np.tanh(x @ W + h @ U + b)
        found.append(h)
    return np.array(found)
"""
LEFT = """
def left(u, h):
    product = 1.0
    for state in h[1:]:
        product = product * u * (1 - state**2)
    return product
"""
MEMORY = """
def memory(g, i, f):
    c, found = 0.0, []
    for t in range(len(g)):
        c = f[t] * c + i[t] * g[t]
        found.append(c)
    return np.array(found)
"""
AHEAD = """
def persistence(series, horizon):
    off = series[horizon:] - series[:-horizon]
    return np.sqrt(np.mean(off**2))
"""

WRONG = (
    Wrong(
        "states",
        "every step from rest",
        STATES.replace("h = np.tanh", "new = np.tanh").replace(
            "append(h)", "append(new)"
        ),
        "the state before are added up",
    ),
    Wrong(
        "states",
        "the state before outside of tanh",
        STATES.replace("+ h @ U + b)", "+ b) + h @ U"),
        "then tanh",
    ),
    Wrong(
        "states",
        "U from the left",
        STATES.replace("h @ U", "U @ h"),
        "on the left of U",
    ),
    Wrong("states", "no bias", STATES.replace(" + b", ""), "at every step"),
    Wrong(
        "left",
        "the slope of the state it comes from",
        LEFT.replace("h[1:]", "h[:-1]"),
        "where it begins",
    ),
    Wrong(
        "left",
        "the weight only once",
        LEFT.replace("product * u *", "product *").replace(
            "return product", "return product * (u if len(h) > 1 else 1)"
        ),
        "in every factor",
    ),
    Wrong(
        "left",
        "the size of the weight",
        LEFT.replace("* u *", "* abs(u) *"),
        "The sign of u",
    ),
    Wrong(
        "memory",
        "the forget gate on what comes in",
        MEMORY.replace("f[t] * c + i[t] * g[t]", "c + i[t] * f[t] * g[t]"),
        "multiplies the memory",
    ),
    Wrong(
        "memory",
        "one gate for both",
        MEMORY.replace("f[t] * c", "(1 - i[t]) * c"),
        "multiplies the memory",
    ),
    Wrong(
        "memory",
        "no input gate where nothing is kept",
        MEMORY.replace("i[t] * g[t]", "g[t] * (i[t] > 0)"),
        "and only that",
    ),
    Wrong(
        "persistence",
        "one step, whatever is asked",
        AHEAD.replace("[horizon:]", "[1:]").replace("[:-horizon]", "[:-1]"),
        "horizon steps later",
    ),
    Wrong(
        "persistence",
        "a mean of sizes",
        AHEAD.replace("np.sqrt(np.mean(off**2))", "np.mean(np.abs(off))"),
        "Square first",
    ),
    Wrong(
        "persistence",
        "only every so many years",
        AHEAD.replace("[horizon:]", "[horizon::horizon]").replace(
            "[:-horizon]", "[:-horizon:horizon]"
        ),
        "All years that have one",
    ),
)

# Right, and of another kind than the teacher's.
RIGHT = {
    "states": """
def states(X, W, U, b):
    found = np.zeros((len(X) + 1, len(b)))
    for t in range(len(X)):
        found[t + 1] = np.tanh(X[t] @ W + found[t] @ U + b)
    return found[1:]
""",
    "left": """
def left(u, h):
    return float(np.prod([u - u * state * state for state in h[1:]]))
""",
    "memory": """
def memory(g, i, f):
    if not len(g):
        return []
    before = list(memory(g[:-1], i[:-1], f[:-1]))
    return before + [f[-1] * (before[-1] if before else 0) + i[-1] * g[-1]]
""",
    "persistence": """
def persistence(series, horizon):
    pairs = zip(series.tolist(), series.tolist()[horizon:])
    squares = [(later - now) ** 2 for now, later in pairs]
    return (sum(squares) / len(squares)) ** 0.5
""",
}
