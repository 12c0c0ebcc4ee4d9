"""The letters' templates: ours, and a partner's own in their place, read once at start."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path
from types import MappingProxyType

from bot.config import PREFIX, SettingsFaults
from dialogs.letters import PLACES, Fields, Template, TemplateFaults, read_template
from dialogs.letters.templates import FOR_CHILDREN, SUFFIX
from governance.letters import LetterKind

SETTING = f"{PREFIX}LETTERS"


@dataclass(frozen=True, slots=True)
class LetterFiles:
    """Every template by its name, a partner's letterhead, and what a partner has replaced."""

    templates: Mapping[str, Template]
    letterhead: bytes | None = field(default=None, repr=False)
    replaced: tuple[str, ...] = ()

    def template(self, kind: LetterKind, fields: Fields) -> Template:
        """The template for such a letter; in words for a child where one is asked for and is."""
        usual = self.templates[kind]
        return self.templates.get(kind + FOR_CHILDREN, usual) if fields.to_child else usual


@cache
def shipped() -> LetterFiles:
    """Our own templates, which come with the package."""
    folder = resources.files("dialogs.letters") / "templates"
    files = {each.name: each.read_bytes() for each in folder.iterdir()}
    return LetterFiles(MappingProxyType(_read(files)))


def _read(files: Mapping[str, bytes]) -> dict[str, Template]:
    """The templates by name without `.txt`; TemplateFaults with those of every file."""
    found: dict[str, Template] = {}
    faults: list[str] = []
    for file, data in sorted(files.items()):
        try:
            template = read_template(data, file=file, places=frozenset(PLACES))
        except TemplateFaults as wrong:
            faults.extend(wrong.faults)
        else:
            found[file.removesuffix(SUFFIX)] = template
    if faults:
        raise TemplateFaults(tuple(faults))
    return found


def read_letters(folder: Path | None) -> LetterFiles:
    """Ours with those in `folder` in place of the same; SettingsFaults with all that is wrong."""
    if folder is None:
        return shipped()
    try:
        replaced = _read({each.name: each.read_bytes() for each in sorted(folder.iterdir())})
    except TemplateFaults as wrong:
        raise SettingsFaults(tuple(f"{SETTING}: {fault}" for fault in wrong.faults)) from None
    return LetterFiles(
        MappingProxyType({**shipped().templates, **replaced}), replaced=tuple(replaced)
    )
