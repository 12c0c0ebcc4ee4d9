"""The line finder: every place of a TOML file, on the line where it stands."""

import json
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.toml_files.faults import Path, place, shown
from governance.toml_files.lines import lines_of
from governance.toml_files.tables import open_toml

AWKWARD = '''# [not.a.table]
plain = 1 # a = 2
"quoted key" = "a # b = [c]"
'single "q"' = 'it # is'
many = """
[nothing]
x = "y" \\""" still
"""""
raw = \'\'\'
[[nothing]]
\'\'\'
dotted . inner."deep.est" = 2026-01-31 10:00:00
list = [ # why
    "one", # ]
    ["two", { a = 1, b = { c = "}" } }],
    3,
]

[table.sub]
a = [[], {}]
[[rows]]
key = "first"
[rows.sub]
a = true
[[rows]]
[[rows.inner]]
x = 1
[[rows.inner]]
x = -inf
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        pytest.param(("plain",), 2, id="after a comment that looks like a table"),
        pytest.param(("quoted key",), 3, id="a quoted key"),
        pytest.param(('single "q"',), 4, id="a literal key"),
        pytest.param(("many",), 5, id="a text of many lines"),
        pytest.param(("raw",), 9, id="after quotes within and at the end of a text"),
        pytest.param(("dotted",), 12, id="a table made by a dotted key"),
        pytest.param(("dotted", "inner", "deep.est"), 12, id="a dotted key with a dot in quotes"),
        pytest.param(("list",), 13, id="a list"),
        pytest.param(("list", 0), 14, id="an item on its own line"),
        pytest.param(("list", 1, 1, "b", "c"), 15, id="a table in a table in a list in a list"),
        pytest.param(("list", 2), 16, id="an item after a table"),
        pytest.param(("table",), 19, id="a table that only its child names"),
        pytest.param(("table", "sub", "a", 1), 20, id="an empty table in a list"),
        pytest.param(("rows", 0), 21, id="the first of a list of tables"),
        pytest.param(("rows", 0, "sub", "a"), 24, id="a table within the newest of a list"),
        pytest.param(("rows", 1), 25, id="the second of a list of tables"),
        pytest.param(("rows", 1, "inner", 0, "x"), 27, id="a list of tables in another"),
        pytest.param(("rows", 1, "inner", 1, "x"), 29, id="its second"),
    ],
)
def test_each_place_is_found_on_its_line(path: Path, line: int) -> None:
    assert lines_of(AWKWARD)[path] == line


def paths_in(value: object, at: Path = ()) -> set[Path]:
    """Every place in a parsed TOML value, found the other way round."""
    inside: set[Path] = set()
    if isinstance(value, dict):
        inside = inside.union(*(paths_in(item, (*at, key)) for key, item in value.items()))
    if isinstance(value, list):
        inside = inside.union(*(paths_in(item, (*at, n)) for n, item in enumerate(value)))
    return inside | ({at} if at else set())


def test_the_places_found_are_exactly_those_that_tomllib_reads() -> None:
    assert set(lines_of(AWKWARD)) == paths_in(tomllib.loads(AWKWARD))


WORDS = st.text(st.characters(codec="ascii", exclude_categories=["Cc"]), max_size=8)
VALUES: st.SearchStrategy[object] = st.recursive(
    st.booleans() | st.integers(-9, 9) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=8,
)


def written(value: object) -> str:
    """`value` as inline TOML; JSON's texts in plain ASCII are TOML's."""
    if isinstance(value, dict):
        pairs = (f"{json.dumps(key)} = {written(item)}" for key, item in value.items())
        return "{ " + ", ".join(pairs) + " }"
    if isinstance(value, list):
        return "[\n" + ",\n".join(written(item) for item in value) + "\n]"
    return json.dumps(value)


@given(rows=st.lists(st.dictionaries(WORDS, VALUES, max_size=4), min_size=1, max_size=4))
def test_any_file_has_a_line_for_every_place_and_no_other(rows: list[dict[str, object]]) -> None:
    text = "".join(
        "[[rows]]\n" + "".join(f"{json.dumps(k)} = {written(v)}\n" for k, v in row.items())
        for row in rows
    )
    found = lines_of(text)

    assert set(found) == paths_in(tomllib.loads(text))
    assert all(1 <= line <= text.count("\n") for line in found.values())
    headers = [n for n, line in enumerate(text.splitlines(), 1) if line == "[[rows]]"]
    assert [found["rows", n] for n in range(len(rows))] == headers


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"\xef\xbb\xbfa = 1\r\n\r\nb = 2\r\n", id="as Windows editors save it"),
        pytest.param(b"a = 1\n\nb = 2\n", id="as others do"),
    ],
)
def test_line_endings_and_byte_order_marks_do_not_move_lines(data: bytes) -> None:
    table = open_toml(data, "some.toml")
    table.done()

    assert [(fault.line, fault.where) for fault in table.findings.all()] == [(1, "a"), (3, "b")]


def test_a_place_counts_from_one_as_people_do() -> None:
    assert place(("parties", 3, "contact", "status")) == "parties[4].contact.status"
    assert place(()) == "the file"


def test_only_a_plain_word_is_ever_quoted() -> None:
    assert shown("SCC_2") == '"SCC_2"'
    assert shown("Ed Example") == "this value"
    assert shown("ed@example.org") == "this value"
