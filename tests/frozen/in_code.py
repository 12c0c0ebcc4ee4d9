"""Every run of words that the product's code spells out: a net under all the other items.

Docstrings are left out, but for those of exceptions that say them to people.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = ("governance", "dialogs", "bot", "adapters", "storage")
WORDS = 3


def words_in_code() -> list[str]:
    """Each once, wherever it stands."""
    files = (file for package in PACKAGES for file in (ROOT / package).rglob("*.py"))
    found = {words for file in files for words in _words(ast.parse(file.read_text("utf-8")))}
    return sorted(found)


def _words(tree: ast.Module) -> Iterator[str]:
    silent = {id(one) for one in _docstrings(tree)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
            if id(node) not in silent and len(text.split()) >= WORDS:
                yield text


def _docstrings(tree: ast.Module) -> Iterator[ast.Constant]:
    """Those of modules, functions and classes, and under a value: nobody is shown them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and _says_its_docstring(node):
            yield from _loose(node.body[1:])
        else:
            yield from _loose(getattr(node, "body", []))


def _loose(body: object) -> Iterator[ast.Constant]:
    for line in body if isinstance(body, list) else []:
        if isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant):
            yield line.value


def _says_its_docstring(node: ast.ClassDef) -> bool:
    return any(
        "doc__" in ast.unparse(line) for line in node.body if isinstance(line, ast.FunctionDef)
    )
