"""The simulator's invented people, read from `roles.toml`."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

ROLES_FILE = Path(__file__).parent / "roles.toml"
PANES_AT_START = 6


@dataclass(frozen=True, slots=True)
class Persona:
    """One invented person, as Teams would know them."""

    name: str
    object_id: str
    tenant_id: str
    tenant_name: str
    post: str
    in_pane: bool = True

    @property
    def teams_id(self) -> str:
        """The id Teams gives a person; ours carries the Entra object id in the open."""
        return f"29:{self.object_id}"

    @property
    def conversation_id(self) -> str:
        """The same at every start, so that a bot that kept it can still write after a restart."""
        return f"a:chat-{self.object_id}"

    @property
    def mailbox(self) -> str:
        """An invented address at example.org."""
        return f"{self.name.lower().replace(' ', '.')}@example.org"


def load_people(roles_file: Path = ROLES_FILE) -> tuple[Persona, ...]:
    """Everyone in `roles_file`, in its order; the first six have a pane from the start."""
    roles = tomllib.loads(roles_file.read_text(encoding="utf-8"))
    tenant_names = {tenant["id"]: tenant["name"] for tenant in roles["tenants"]}
    return tuple(
        Persona(
            name=person["name"],
            object_id=person["object_id"],
            tenant_id=person["tenant"],
            tenant_name=tenant_names[person["tenant"]],
            post=person["post"],
            in_pane=position < PANES_AT_START,
        )
        for position, person in enumerate(roles["people"])
    )
