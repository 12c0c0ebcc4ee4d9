"""Writes the excerpts of docs/adding-a-kind.md afresh: `python -m tests.toy_kind`."""

from tests.toy_kind.page import PAGE, afresh

PAGE.write_text(afresh(PAGE.read_text("utf-8")), "utf-8")
