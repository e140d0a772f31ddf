"""A landscape from bumps: wrong answers that look right, and other right ones."""

from tests.grading.answers.wrong import Wrong

FITTED = """
net = ann.fit_rbf(X, y, {units}, width={width}, ridge={ridge}, rng=0)

def predict(X):
    return net(X)[:, 0]
"""
NARROW = FITTED.format(units=300, width=0.01, ridge=1e-8)
ONE_EACH = FITTED.format(units=300, width=0.1, ridge=1e-8)

WRONG = (
    Wrong(
        "bumps",
        "one coordinate",
        "def bumps(X, centers, width):\n"
        "    return np.exp(-((X[:, :1] - centers[:, 0]) ** 2) / (2 * width**2))",
        "over the coordinates",
    ),
    Wrong(
        "bumps",
        "width not squared",
        "def bumps(X, centers, width):\n"
        "    far = ((X[:, None] - centers) ** 2).sum(axis=2)\n"
        "    return np.exp(-far / (2 * width))",
        "square of the width",
    ),
    Wrong(
        "heights",
        "no ridge",
        "def heights(Phi, y, ridge):\n"
        "    return np.linalg.lstsq(Phi, y, rcond=None)[0]",
        "on the diagonal",
    ),
    Wrong(
        "heights",
        "a ridge everywhere",
        "def heights(Phi, y, ridge):\n"
        "    return np.linalg.solve(Phi.T @ Phi + ridge, Phi.T @ y)",
        "on the diagonal",
    ),
    Wrong("landscape", "narrow bumps", NARROW, "too narrow"),
    Wrong(
        "landscape",
        "a bump for each point",
        ONE_EACH,
        "Hold some points out",
        "landscape-better-test",
    ),
)

# Right, and of another kind than the teacher's.
RIGHT = {
    "bumps": """
def bumps(X, centers, width):
    def one(x, c):
        return np.exp(-np.sum((x - c) ** 2) / 2 / width**2)
    return np.array([[one(x, c) for c in centers] for x in X])
""",
    "heights": """
def heights(Phi, y, ridge):
    return np.linalg.inv(Phi.T @ Phi + ridge * np.identity(len(Phi.T))) @ Phi.T @ y
""",
    "landscape": """
side = np.linspace(-1, 1, 6)
C = np.array([[a, b] for a in side for b in side])
w = heights(bumps(X, C, 0.4), y, 1e-3)
def predict(X):
    return (bumps(X, C, 0.4) @ w).tolist()
""",
}
