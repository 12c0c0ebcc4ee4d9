"""What PostgreSQL's failures mean, in plain sentences."""

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import psycopg

from storage.errors import (
    CorruptPage,
    DiskFull,
    DiskRefused,
    Locked,
    NeedsWriting,
    ServerAway,
    ServerReadOnly,
    ServerRefuses,
    StoreDamaged,
    StoreUnavailable,
)

_FAULTS: Mapping[str, Callable[[], StoreUnavailable]] = {
    "08": ServerAway,  # connection failed
    "53100": DiskFull,
    "53": ServerAway,  # too many connections, out of memory
    "55P03": Locked,
    "57": ServerAway,  # the server is shut down, or began just now; or somebody ended our query
    "58": partial(DiskRefused, "the database server's disk refused to read or write the store"),
    "XX001": CorruptPage,
    "XX002": CorruptPage,
    "28": ServerRefuses,
    "3D": ServerRefuses,  # no such database
    "42501": ServerRefuses,  # no right to a table
    "42P01": partial(StoreDamaged, "its tables are not as we made them"),
    "42P07": partial(StoreDamaged, "its tables are not as we made them"),
    "42701": partial(StoreDamaged, "its tables are not as we made them"),
    "42703": partial(StoreDamaged, "its tables are not as we made them"),
}
"""What PostgreSQL's codes mean, or the classes that they begin with."""

_READ_ONLY = "25006"
_NOT_LET_IN = re.compile(r"authentication|pg_hba|does not exist|certificate|SSL|TLS|no password")
"""A failure to connect has no code; the words of libpq tell who is not let in, or not trusted."""


def meaning(fault: Any, *, writing: bool) -> Exception | None:
    """Return what a failure of the driver's means; None where it is a fault of ours.

    A connection of ours that only reads is refused a write, and that is a fault of ours; one that
    is `writing` is refused by a standby.
    """
    code = fault.sqlstate or ""
    if code == _READ_ONLY:
        return ServerReadOnly() if writing else NeedsWriting("this writes, and was run as a read")
    if not code and isinstance(fault, psycopg.OperationalError):
        if "read-only" in str(fault):
            return ServerReadOnly()
        return ServerRefuses() if _NOT_LET_IN.search(str(fault)) else ServerAway()
    meant = _FAULTS.get(code) or _FAULTS.get(code[:2])
    return None if meant is None else meant()
