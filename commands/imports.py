"""Which module needs which, read from the source without running it.

`import anncourse as ann` needs what is used of it: `ann.Dense` is `layers/dense.py`.
So a package hands names on and is itself needed by nobody for what it hands on.
"""

import ast
from collections.abc import Iterator
from functools import cache, cached_property
from pathlib import Path

SOURCES = ("anncourse", "tests", "commands", "benchmarks")


class Imports:
    """The modules of a repository, and what each needs.

    Parameters
    ----------
    root
        The repository.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.tree = cache(self._tree)
        self.home = cache(self._home)
        self.direct = cache(self._direct)

    @cached_property
    def files(self) -> dict[str, Path]:
        """Every module's file; a package's is its ``__init__``."""
        found = {}
        for source in SOURCES:
            for path in sorted((self.root / source).rglob("*.py")):
                if "node_modules" not in path.parts:
                    found[self.module(path)] = path
        return found

    def module(self, path: Path) -> str:
        """Return the dotted name of a file."""
        parts = path.relative_to(self.root).with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    def needs(self, module: str) -> set[str]:
        """Return all that a module needs, directly or through others."""
        seen = {module}
        waiting = [module]
        while waiting:
            here = waiting.pop()
            if self._is_package(here) and here != module:
                continue
            for other in self.direct(here) - seen:
                seen.add(other)
                waiting.append(other)
        return seen

    def _tree(self, module: str) -> ast.Module:
        return ast.parse(self.files[module].read_text(encoding="utf-8"))

    def _is_package(self, module: str) -> bool:
        return self.files[module].name == "__init__.py"

    def _direct(self, module: str) -> set[str]:
        """Return the modules that one names itself."""
        tree = self.tree(module)
        named = dict(self._imported(module, tree))
        found = {home for home in named.values() if home}
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute):
                found |= self._used(node, named)
        return found - {module}

    def _imported(
        self, module: str, tree: ast.Module
    ) -> Iterator[tuple[str, str]]:
        """Yield each name that a module imports, and the module it comes from."""
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                for name in node.names:
                    if name.name in self.files:
                        first = name.name.partition(".")[0]
                        yield name.asname or first, name.name
            elif isinstance(node, ast.ImportFrom):
                base = self._base(module, node)
                for name in node.names:
                    yield (
                        name.asname or name.name,
                        self.home(base, name.name),
                    )

    def _base(self, module: str, node: ast.ImportFrom) -> str:
        """Return where an import looks; dots count from the module's folder."""
        if not node.level:
            return node.module or ""
        up = node.level - self._is_package(module)
        parts = module.split(".")
        return ".".join(
            [*parts[: len(parts) - up], *filter(None, [node.module])]
        )

    def _used(self, node: ast.Attribute, named: dict[str, str]) -> set[str]:
        """Return what ``ann.layers.Dense`` leads to, package by package."""
        names: list[str] = []
        inner: ast.expr = node
        while isinstance(inner, ast.Attribute):
            names.insert(0, inner.attr)
            inner = inner.value
        here = (
            named.get(inner.id, "") if isinstance(inner, ast.Name) else ""
        )
        found = set()
        for name in names:
            if here not in self.files or not self._is_package(here):
                break
            here = self.home(here, name)
            found.add(here)
        return found & set(self.files)

    def _home(self, package: str, name: str) -> str:
        """Return the module that has a name which a package, or a module, hands on."""
        if f"{package}.{name}" in self.files:
            return f"{package}.{name}"
        if package not in self.files:
            return ""
        if not self._is_package(package):
            return package
        handed = dict(self._imported(package, self.tree(package)))
        if handed.get(name):
            return handed[name]
        # A package may load it when it is first asked for.
        inside = [m for m in self.files if m.startswith(f"{package}.")]
        homes = [
            module for module in inside if name in self._defined(module)
        ]
        return homes[0] if len(homes) == 1 else package

    def _defined(self, module: str) -> set[str]:
        """Return the classes and functions that a module defines."""
        kinds = (ast.ClassDef, ast.FunctionDef)
        return {
            n.name for n in self.tree(module).body if isinstance(n, kinds)
        }
