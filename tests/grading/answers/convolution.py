"""Convolution by hand: wrong answers that look right, and other right ones."""

from tests.grading.answers.wrong import Wrong

SIZE = "def map_size(n, size, stride, padding):\n    return "
LOOPS = """
def slide(x, w, stride):
    (high, wide), (tall, broad) = np.shape(x), np.shape(w)
    rows = (high - tall) // stride + 1
    columns = (wide - broad) // stride + 1
    y = np.zeros((rows, columns))
    for p in range(rows):
        for q in range(columns):
            top, left = stride * p, stride * q
            y[p, q] = np.sum(x[top : top + tall, left : left + broad] * {})
    return y
"""
SLOPE = """
def kernel_slope(x, dy):
    rows, columns = np.shape(dy)
    dw = np.zeros((len(x) - rows + 1, len(x[0]) - columns + 1))
    for i in range(len(dw)):
        for j in range(len(dw[0])):
            seen = x[i : i + rows, j : j + columns]
            dw[i, j] = np.{}(seen * dy{})
    return dw
"""
ENDS = """
def fair_pool(x):
    larger = np.maximum(x, np.append(x[1:], 0))
    padded = np.pad(larger, 1)
    return ((padded[:-2] + 2 * larger + padded[2:]) / 4)[::2]
"""
WRONG = (
    Wrong(
        "size",
        "no stride",
        f"{SIZE}n + 2 * padding - size + 1",
        "2 stride, and so on",
    ),
    Wrong(
        "size",
        "rounded up",
        f"{SIZE}-((n + 2 * padding - size) // -stride) + 1",
        "round down",
    ),
    Wrong(
        "slide",
        "turned",
        LOOPS.format("w[::-1, ::-1]"),
        "nothing is turned",
    ),
    Wrong(
        "slide",
        "squares alone",
        LOOPS.format("w").replace("left + broad", "left + tall"),
        "width to columns",
    ),
    Wrong("slope", "means", SLOPE.format("mean", ""), "do not divide"),
    Wrong(
        "slope",
        "turned",
        SLOPE.format("sum", "[::-1, ::-1]"),
        "which of the two is the kernel",
    ),
    Wrong("soft", "ends that do not meet", ENDS, "behind the last"),
)

# Right, and of another kind than the teacher's.
RIGHT = {
    "size": """
def map_size(n, size, stride, padding):
    return len(range(0, n + 2 * padding - size + 1, stride))
""",
    "slide": """
def slide(x, w, stride):
    seen = np.lib.stride_tricks.sliding_window_view(x, np.shape(w))
    return np.einsum("pqij,ij->pq", seen, w)[::stride, ::stride]
""",
    "slope": """
def kernel_slope(x, dy):
    seen = np.lib.stride_tricks.sliding_window_view(x, np.shape(dy))
    return np.einsum("ijpq,pq->ij", seen, dy)
""",
    "soft": """
def fair_pool(x):
    n = len(x)
    big = [max(x[i], x[(i + 1) % n]) for i in range(n)]
    return [big[i - 1] / 4 + big[i] / 2 + big[(i + 1) % n] / 4
            for i in range(0, n, 2)]
""",
}
