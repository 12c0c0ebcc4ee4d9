"""A roles file of the town that has groups of Entra in it."""

from pathlib import Path

from tests.adapters.graph_fake import COUNCIL, LEADS
from tests.bot.town import ROLES

NAME = "Zebedee [Plantagenet](x)"
GROUP = """
[[groups]]
id = "{id}"
tenant = "{tenant}"
name = "Ours"
party = "{party}"
role = "{role}"
"""
THE_LEADS = GROUP.format(id=LEADS, tenant=COUNCIL, party="SCC", role="ig_lead")


def roles_file(folder: Path, *groups: str, without: str = "") -> Path:
    """The town's people, but for one, and these groups."""
    tables = ROLES.read_text(encoding="utf-8").split("\n[[people]]")
    kept = [table for table in tables if not without or without not in table]
    path = folder / "roles.toml"
    path.write_text("\n[[people]]".join(kept) + "".join(groups), encoding="utf-8")
    return path
