"""Measures the tree itself: `python -m benchmarks.house [FOLDER]`. The figures of decision 0016."""

import ast
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

FLOORS = ("governance", "dialogs", "adapters", "storage", "bot", "simulator")
NOT_VERBS = frozenset(
    re.findall(
        r"[a-z]+",
        "a an the their its his her what who whom whose which where when why how whether that"
        " this these those it they we only one no none nothing everything everyone all every"
        " each both of if in on at to from for by with as so not until once never somebody"
        " someone anyone same some few several and or but more most",
    )
)
"""First words that say no doing. A noun may pass as a verb: the share is an upper bound."""

Node = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def modules(root: Path) -> dict[str, ast.Module]:
    """Parse every module of the product below `root`, by its dotted name."""
    found = {}
    for floor in FLOORS:
        for file in sorted((root / floor).rglob("*.py")):
            if "node_modules" not in file.parts:
                name = ".".join(file.relative_to(root).with_suffix("").parts)
                found[name.removesuffix(".__init__")] = ast.parse(file.read_text("utf-8"))
    return found


def rooms_of(name: str) -> str:
    """Return the room of a module: its floor and the folder on it ("bot.turns")."""
    return ".".join(name.split(".")[:2])


def arrows(trees: dict[str, ast.Module]) -> Counter[str]:
    """Count, for each floor, the pairs of its rooms of which one imports from the other."""
    pairs: dict[tuple[str, str], str] = {}
    packages = {rooms_of(name) for name in trees if name.count(".") > 1}
    for name, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module:
                one, other = rooms_of(name), rooms_of(node.module)
                floor = one.split(".")[0]
                if {one, other} <= packages and one != other and other.startswith(floor + "."):
                    pairs[one, other] = floor
    return Counter(pairs.values())


def documented(trees: dict[str, ast.Module]) -> Iterator[str]:
    """Yield the first word of the docstring of every public function and method."""
    for tree in trees.values():
        for node in ast.walk(tree):
            named = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
            if named and not node.name.startswith("_") and (said := ast.get_docstring(node)):
                yield said.split()[0].strip(",.;:\"'`(").lower()


def twice(names: Iterator[str]) -> int:
    """Count the names that occur more than once."""
    return sum(1 for times in Counter(names).values() if times > 1)


def main(root: Path) -> None:
    """Print the figures, one a line."""
    trees = modules(root)
    lines = sum(_lines(root, name) for name in trees)
    bases = Counter(name.rsplit(".", 1)[-1] for name in trees)
    types = (node.name for t in trees.values() for node in t.body if isinstance(node, ast.ClassDef))
    anys = sum(
        isinstance(node, ast.Name) and node.id == "Any"
        for tree in trees.values()
        for node in ast.walk(tree)
    )
    words = list(documented(trees))
    print(f"product lines                      {lines:,}")
    print(f"modules                            {len(trees)}")
    print(f"modules that share a basename      {sum(n for n in bases.values() if n > 1)}")
    print(f"type names defined twice or more   {twice(types)}")
    print(f"`Any`, per thousand lines          {1000 * anys / lines:.1f}")
    print(f"docstrings that begin with a verb  {_share(words):.0%} of {len(words)}")
    print(f"arrows between the rooms of floors {dict(arrows(trees))}")


def _lines(root: Path, name: str) -> int:
    file = root / Path(*name.split(".")).with_suffix(".py")
    file = file if file.is_file() else root / Path(*name.split(".")) / "__init__.py"
    return len(file.read_text("utf-8").splitlines())


def _share(words: list[str]) -> float:
    return sum(word not in NOT_VERBS for word in words) / len(words)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent.parent)
