"""What rows were last written as is added up in 256 parts."""

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Touch nothing: the store itself rewrites its notes when it is opened, for it has the keys.
    (An earlier release, which could not read them, refuses a store that says 0013.)
    """
