"""The letters that people send about complaints and requests, from templates."""

from dialogs.letters.card import on_a_card
from dialogs.letters.fields import Fields
from dialogs.letters.places import PLACES
from dialogs.letters.templates import Template, TemplateFaults, read_template, template_kind
from dialogs.letters.writing import (
    LetterIncomplete,
    NoSuchLetter,
    as_text,
    fields_needed,
    missing_from,
    write,
)
from governance.letters import REGIMES, Letter, LetterKind, Regime

__all__ = [
    "PLACES",
    "REGIMES",
    "Fields",
    "Letter",
    "LetterIncomplete",
    "LetterKind",
    "NoSuchLetter",
    "Regime",
    "Template",
    "TemplateFaults",
    "as_text",
    "fields_needed",
    "missing_from",
    "on_a_card",
    "read_template",
    "template_kind",
    "write",
]
