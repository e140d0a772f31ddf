"""A student's cell with functions and a class that answers to everything."""

STUDENT = """
import numpy as np
class Neuron:
    slope = 2.0
    def __init__(self, w, b=0.0): self.w, self.b = w, b
    def __call__(self, x): return self.w @ x + self.b
    def fit(self, x): self.b += x; return self
    def __len__(self): return 3
    def __getitem__(self, i): return [10, 20, 30][i]
    def __setitem__(self, i, value): self.b = (i, value)
    def __add__(self, other): return Neuron(self.w + other)
    def __rmul__(self, other): return Neuron(self.w * other)
    def __neg__(self): return Neuron(-self.w)
    def __matmul__(self, other): return self.w @ other.w
    def __eq__(self, other): return True
    def __bool__(self): return True
    def __float__(self): return 4.0
    def __array__(self, *a, **k): return np.ones(2)
    __hash__ = object.__hash__
class Liar:
    def __init__(self, *_): pass
    def __sub__(self, other): return other * 0.0
    __rsub__ = __add__ = __radd__ = __mul__ = __pow__ = __sub__
    def __truediv__(self, other): return other * 0.0 + 1.0
    __rtruediv__ = __truediv__
    def __matmul__(self, other): return 0.0
class Patient(Liar):
    def __sub__(self, other): return Patient()
    def mean(self): return 0.0
def lie(x): return Liar()
def wait(x): return Patient()
def itself(*args, **kwargs): return (*args, kwargs)
def count():
    yield 1
    yield 2
def apply(f, x): return f(x)
def fail(name, text):
    import builtins
    raise getattr(builtins, name, None) or np.linalg.LinAlgError(text)
def raises(name, text):
    import builtins
    raise getattr(builtins, name)(text)
class Own(ValueError): pass
def own(): raise Own("mine\\nand \\x1b[31mred" + "x" * 999)
def algebra(): np.linalg.inv(np.zeros((2, 2)))
def deep(n):
    found = []
    for _ in range(n): found = [found]
    return found
weights = np.arange(3.0)
"""
