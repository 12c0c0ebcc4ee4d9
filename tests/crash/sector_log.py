"""Commits to a store while every write and every sync of SQLite's own files is written down.

python sector_log.py FOLDER LOG COMMITS: run on a store that is there already. It stands between
SQLite and the operating system (a shim over its file methods), and ends without closing anything.
"""

import ctypes
import os
import struct
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

WRITE, TRUNCATE, SYNC, COMMITTED = b"W", b"T", b"S", b"C"
RECORD = struct.Struct(">cBqI")
"""What happened, to which file, where (or which commit), and how many bytes follow."""

DATABASE, LOG = 0, 1
OK = 0

Pointer = ctypes.c_void_p
Open = ctypes.CFUNCTYPE(ctypes.c_int, Pointer, Pointer, Pointer, ctypes.c_int, Pointer)
Write = ctypes.CFUNCTYPE(ctypes.c_int, Pointer, Pointer, ctypes.c_int, ctypes.c_int64)
Truncate = ctypes.CFUNCTYPE(ctypes.c_int, Pointer, ctypes.c_int64)
Sync = ctypes.CFUNCTYPE(ctypes.c_int, Pointer, ctypes.c_int)


class Methods(ctypes.Structure):
    """sqlite3_io_methods: what an open file can do."""

    _fields_ = (
        ("version", ctypes.c_int),
        ("close", Pointer),
        ("read", Pointer),
        ("write", Write),
        ("truncate", Truncate),
        ("sync", Sync),
        ("rest", Pointer * 13),
    )


class Vfs(ctypes.Structure):
    """sqlite3_vfs, as far as the way it opens files."""

    _fields_ = (
        ("version", ctypes.c_int),
        ("file_size", ctypes.c_int),
        ("longest_path", ctypes.c_int),
        ("next", Pointer),
        ("name", ctypes.c_char_p),
        ("data", Pointer),
        ("open", Open),
    )


class Shim:
    """Writes down what is written to the database and its write-ahead log, and passes it on."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._names: dict[int, int] = {}
        self._kept: list[Any] = []  # what C holds must not be collected
        self._methods: dict[int, Any] = {}

    def install(self) -> None:
        """Stand in the way of every file that SQLite opens from here on."""
        library = ctypes.CDLL(sqlite_library())
        library.sqlite3_vfs_find.restype = ctypes.POINTER(Vfs)
        vfs = library.sqlite3_vfs_find(None).contents
        opens = Open(address_of(vfs.open))

        def opened(this: int, name: int | None, file: int, flags: int, out: int) -> int:
            code = int(opens(this, name, file, flags, out))  # SQLite goes on using the very name
            kind = kind_of(ctypes.string_at(name) if name else b"")
            if code == OK and kind is not None:
                self._names[file] = kind
                self._shim(file)
            return code

        vfs.open = self._keep(Open(opened))

    def _keep(self, callback: Any) -> Any:
        self._kept.append(callback)
        return callback

    def _shim(self, file: int) -> None:
        """Give an open file methods of ours, over its own."""
        its = Pointer.from_address(file)
        if its.value not in self._methods:
            own = Methods.from_address(its.value or 0)
            ours = Methods()
            ctypes.memmove(ctypes.byref(ours), ctypes.byref(own), ctypes.sizeof(Methods))
            ours.write = self._keep(Write(self._written(Write(address_of(own.write)))))
            ours.truncate = self._keep(Truncate(self._cut(Truncate(address_of(own.truncate)))))
            ours.sync = self._keep(Sync(self._synced(Sync(address_of(own.sync)))))
            self._methods[its.value or 0] = self._keep(ours)
        its.value = ctypes.addressof(self._methods[its.value or 0])

    def _written(self, own: Callable[..., int]) -> Callable[..., int]:
        def write(file: int, data: int, length: int, at: int) -> int:
            self.note(WRITE, self._names[file], at, ctypes.string_at(data, length))
            return own(file, data, length, at)

        return write

    def _cut(self, own: Callable[..., int]) -> Callable[..., int]:
        def truncate(file: int, size: int) -> int:
            self.note(TRUNCATE, self._names[file], size)
            return own(file, size)

        return truncate

    def _synced(self, own: Callable[..., int]) -> Callable[..., int]:
        def sync(file: int, flags: int) -> int:
            code = own(file, flags)
            self.note(SYNC, self._names[file], 0)
            return code

        return sync

    def note(self, what: bytes, file: int, at: int, data: bytes = b"") -> None:
        """Write it down."""
        self._out.write(RECORD.pack(what, file, at, len(data)) + data)


def address_of(function: Any) -> int:
    """Where a C function is."""
    return ctypes.cast(function, Pointer).value or 0


def kind_of(name: bytes) -> int | None:
    """Which of the two files that is, if it is one of them."""
    return DATABASE if name.endswith(b".db") else LOG if name.endswith(b".db-wal") else None


def sqlite_library() -> str:
    """The library that this Python's own sqlite3 module uses."""
    import _sqlite3

    with Path("/proc/self/maps").open(encoding="utf-8") as maps:
        paths = [line.split()[-1] for line in maps if "libsqlite3" in line]
    return paths[0] if paths else str(_sqlite3.__file__)


def main(folder: str, log: str, commits: int) -> None:
    """Commit so often, and write down after each that it was acknowledged."""
    from tests.storage.store_kit import Place, open_case

    with Path(log).open("wb", buffering=0) as out:
        shim = Shim(out)
        shim.install()
        place = Place(Path(folder))
        place.new_id = iter(f"cut{n:06d}" for n in range(10**6)).__next__  # type: ignore[method-assign]
        store = place.open()
        for number in range(1, commits + 1):
            store.write(open_case)
            shim.note(COMMITTED, DATABASE, number)
        os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
