"""Where PyTorch is missing, its side is not even imported."""

from importlib.util import find_spec
from pathlib import Path

here = Path(__file__).parent
collect_ignore = (
    [] if find_spec("torch") else [here / "store.py", *here.glob("torch_*")]
)
