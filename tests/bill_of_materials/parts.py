"""Every package that the lock files name for a running bot, and the simulator's page."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from license_expression import get_spdx_licensing

ROOT = Path(__file__).parents[2]
LOCK = ROOT / "requirements" / "runtime.txt"
EXTRAS = ROOT / "requirements" / "dev.txt"
PAGE = ROOT / "simulator" / "page" / "package-lock.json"
OPTIONAL = ("azure-keyvault-keys",)
"""Of the extra `vault`; locked with what developers need."""

SPDX = get_spdx_licensing()
ENTRY = re.compile(r"^(?=[a-z0-9])", re.MULTILINE)
NAMED = re.compile(r"([a-z0-9-]+)==(\S+)")
VIA = re.compile(r"# +(?:via )?(?!via$)([a-z0-9-]+)(?: \(pyproject\.toml\))?$", re.MULTILINE)

READ = {
    "aiosignal": "Apache-2.0",
    "colorama": "BSD-3-Clause",
    "isodate": "BSD-3-Clause",
    "jsonpickle": "BSD-3-Clause",
    "markdown-it-py": "MIT",
    "mdurl": "MIT",
    "msrest": "MIT",
    "azure-keyvault-keys": "MIT",
    "pycryptodomex": "BSD-2-Clause AND LicenseRef-public-domain",
    "python-dateutil": "Apache-2.0 AND BSD-3-Clause",
    "python-stdnum": "LGPL-2.1-or-later",
    "shellingham": "ISC",
}
"""Of those whose own metadata names no SPDX licence: what their licence files say."""


@dataclass(frozen=True, slots=True)
class Part:
    """A package. `used_by`: the names of those that need it."""

    name: str
    version: str
    licence: str
    sort: str  # pypi or npm
    optional: bool = False
    used_by: tuple[str, ...] = ()


def parts() -> tuple[Part, ...]:
    """All of them, by name."""
    found = (*_locked(LOCK), *(one for one in _locked(EXTRAS) if one.name in OPTIONAL), *_page())
    return tuple(sorted(found, key=lambda one: (one.sort != "pypi", one.name)))


def _locked(lock: Path) -> Iterator[Part]:
    for entry in filter(None, ENTRY.split(lock.read_text(encoding="utf-8"))):
        name, version = NAMED.findall(entry)[0]
        yield Part(
            name,
            version,
            READ.get(name) or _licence(name),
            "pypi",
            optional=name in OPTIONAL,
            used_by=("igdesk",) if name in OPTIONAL else tuple(VIA.findall(entry)),
        )


def _licence(name: str) -> str:
    """What an installed package says of itself; nothing where it is no SPDX licence."""
    try:
        said = _said(distribution(name))
    except PackageNotFoundError:
        return ""
    return "" if SPDX.validate(said).errors else said


def _said(package: Distribution) -> str:
    said = (package.metadata.get_all(name) for name in ("License-Expression", "License"))
    return next((str(found[0]) for found in said if found), "")


def _page() -> Iterator[Part]:
    packages = json.loads(PAGE.read_text(encoding="utf-8"))["packages"]
    for place, one in packages.items():
        if place and not one.get("dev"):
            name = place.removeprefix("node_modules/")
            yield Part(name, one["version"], one["license"], "npm", used_by=("igdesk",))
