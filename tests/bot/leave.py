"""The people of the tests, with their IG lead on leave."""

from pathlib import Path

from tests.bot.town import ROLES

TOM = 'post = "IG lead"\nmemberships = [{ party = "SCC", role = "ig_lead" }]'


def away(folder: Path, absence: str) -> dict[str, object]:
    """The people of the tests, with Tom away as `absence` says."""
    text = ROLES.read_text(encoding="utf-8")
    assert text.count(TOM) == 1
    roles = folder / "roles.toml"
    roles.write_text(text.replace(TOM, f"{TOM}\naway = [{{ {absence} }}]"), encoding="utf-8")
    return {"roles": roles}
