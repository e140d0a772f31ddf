"""What Python and NumPy a chapter's code uses that a beginner may not know."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.notebooks.chapter import Chapter

# What "a little Python" covers: names, numbers, calls, def, for, if, lists.
NODES: dict[type[ast.AST], str] = {
    ast.JoinedStr: "f-string",
    ast.Lambda: "lambda",
    ast.ListComp: "list comprehension",
    ast.DictComp: "dict comprehension",
    ast.SetComp: "set comprehension",
    ast.GeneratorExp: "generator expression",
    ast.Yield: "yield",
    ast.YieldFrom: "yield",
    ast.MatMult: "@ between arrays",
    ast.NamedExpr: ":=",
    ast.IfExp: "if within a line",
    ast.With: "with",
    ast.Try: "try",
    ast.ClassDef: "class",
    ast.Global: "global",
    ast.Nonlocal: "nonlocal",
    ast.Assert: "assert",
    ast.While: "while",
    ast.Match: "match",
    ast.Set: "set",
    ast.Dict: "dictionary",
    ast.AugAssign: "changing in place",
}


def constructs(tree: ast.AST) -> Iterator[str]:
    """Yield the names of what is in a piece of code; the order is of no account."""
    for node in ast.walk(tree):
        if type(node) in NODES:
            yield NODES[type(node)]
        yield from _special(node)


def _special(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.FunctionDef(decorator_list=[_, *_]):
            yield "decorator"
        case ast.Call() if any(k.arg is None for k in node.keywords):
            yield "** in a call"
        case ast.Starred():
            yield "* before a list"
        case ast.Assign(targets=[ast.Tuple()]):
            yield "several names at once"
        case ast.For(target=ast.Tuple()):
            yield "pairs in a loop"
        case ast.For(target=ast.Name(id="_")):
            yield "_ for a count"
        case ast.Subscript(slice=ast.Slice()):
            yield "slice"
        case ast.Subscript(slice=ast.Tuple(elts=parts)):
            yield from _axes(parts)
        case ast.Subscript(slice=ast.UnaryOp(op=ast.USub())):
            yield "index from the end"
        case ast.keyword(arg="axis"):
            yield "axis="
        case ast.arg(annotation=ast.expr()):
            yield "type of an argument"
        case ast.Compare(ops=[_, _, *_]):
            yield "two comparisons at once"


def _axes(parts: list[ast.expr]) -> Iterator[str]:
    if any(isinstance(part, ast.Slice) for part in parts):
        yield "rows and columns"
    if any(isinstance(p, ast.Constant) and p.value is None for p in parts):
        yield "None as an axis"


def numpy_names(tree: ast.AST) -> Iterator[str]:
    """Yield NumPy's functions by their names, "np.linalg.norm"."""
    for node in ast.walk(tree):
        name = ast.unparse(node) if isinstance(node, ast.Attribute) else ""
        if re.fullmatch(r"(np|rng)(\.\w+)+", name):
            yield name


def used(chapter: Chapter) -> Iterator[tuple[int, str]]:
    """Yield, cell by cell, what the code that a reader sees uses; shown source too."""
    for i, cell in chapter.code():
        if "remove-input" in cell.metadata.get("tags", []):
            continue
        tree = ast.parse(cell.source)
        found = {*constructs(tree), *numpy_names(tree)}
        if "ann.source(" in cell.source:
            text = cell.outputs[0].data["text/plain"]
            found.update(constructs(ast.parse(text)))
        for name in sorted(found):
            yield i, name


def beside(chapter: Chapter, place: int) -> str:
    """Return the words that a reader has beside a cell of code.

    Its own comments; the text right above the run of code cells it stands in, and the
    text right below.
    """
    cells = chapter.cells
    first = last = place
    while first and cells[first].cell_type == "code":
        first -= 1
    while last + 1 < len(cells) and cells[last].cell_type == "code":
        last += 1
    comments = re.findall(r"#.*", cells[place].source)
    words = [cells[i].source for i in {first, last} if i != place]
    return "\n".join([*words, *comments])
