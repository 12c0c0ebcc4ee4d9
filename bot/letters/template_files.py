"""The letters' templates: ours, and a partner's own in their place, read once at start."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path
from types import MappingProxyType

from adapters.letterhead import MOST_BYTES, LetterheadUnusable, check_letterhead
from bot.config import PREFIX, SettingsFaults
from dialogs.letters.fields import Fields
from dialogs.letters.places import PLACES
from dialogs.letters.templates import (
    FOR_CHILDREN,
    SUFFIX,
    Template,
    TemplateFaults,
    read_template,
    template_kind,
)
from governance.letters.duties import LetterKind

SETTING = f"{PREFIX}LETTERS"
LETTERHEAD = "letterhead.docx"
PASSED_OVER = (".", "~$")  # what systems and open editors leave lying about


@dataclass(frozen=True, slots=True)
class LetterFiles:
    """Every template by its name, a partner's letterhead, and what a partner has replaced."""

    templates: Mapping[str, Template]
    letterhead: bytes | None = field(default=None, repr=False)
    replaced: tuple[str, ...] = ()

    def template(self, kind: LetterKind, fields: Fields) -> Template:
        """Return the template for such a letter; in words for a child where there is one."""
        usual = self.templates[kind]
        return self.templates.get(kind + FOR_CHILDREN, usual) if fields.to_child else usual


@cache
def shipped() -> LetterFiles:
    """Return our own templates, which come with the package."""
    folder = resources.files("dialogs.letters") / "templates"
    found, faults = _read({each.name: each.read_bytes() for each in folder.iterdir()})
    if faults:
        raise TemplateFaults(faults)
    return LetterFiles(MappingProxyType(found))


def read_letters(folder: Path | None) -> LetterFiles:
    """Return ours with those in `folder` in their place. SettingsFaults has all that is wrong."""
    if folder is None:
        return shipped()
    files = _files(folder)
    letterhead = files.pop(LETTERHEAD, None)
    known = {file: data for file, data in files.items() if template_kind(file)}
    found, faults = _read(known)
    every = (*_not_letters(files.keys() - known.keys()), *faults, *_head_faults(letterhead))
    if every:
        raise SettingsFaults(tuple(f"{SETTING}: {fault}" for fault in every))
    templates = MappingProxyType({**shipped().templates, **found})
    return LetterFiles(templates, letterhead, replaced=tuple(found))


def _files(folder: Path) -> dict[str, bytes]:
    """Read the files by name, none further than any may be long."""
    files = {}
    try:
        for each in sorted(folder.iterdir()):
            if not each.name.startswith(PASSED_OVER):
                with each.open("rb") as opened:
                    files[each.name] = opened.read(MOST_BYTES + 1)
    except OSError as fault:
        why = f"{SETTING}: must be a folder of files that we can read ({fault.strerror})"
        raise SettingsFaults((why,)) from None
    return files


def _read(files: Mapping[str, bytes]) -> tuple[dict[str, Template], tuple[str, ...]]:
    """Read the templates by name without `.txt`, and what is wrong with any."""
    found: dict[str, Template] = {}
    faults: list[str] = []
    for file, data in sorted(files.items()):
        try:
            template = read_template(data, file=file, places=frozenset(PLACES))
        except TemplateFaults as wrong:
            faults.extend(wrong.faults)
        else:
            found[file.removesuffix(SUFFIX)] = template
    return found, tuple(faults)


def _not_letters(names: "set[str]") -> tuple[str, ...]:
    """Name each file that is no letter's: a slip would leave ours in use unnoticed."""
    known = ", ".join([*(f"{name}{SUFFIX}" for name in sorted(shipped().templates)), LETTERHEAD])
    return tuple(
        f"{file}, line 1: is not the name of a letter; the names are {known}."
        if not file.lower().endswith((".docm", ".dotm"))
        else f"{file}, line 1: may hold macros, which no letter needs: save it as {LETTERHEAD}."
        for file in sorted(names)
    )


def _head_faults(letterhead: bytes | None) -> tuple[str, ...]:
    if letterhead is None:
        return ()
    try:
        check_letterhead(letterhead)
    except LetterheadUnusable as fault:
        return (f"{LETTERHEAD}, line 1: {fault}",)
    return ()
