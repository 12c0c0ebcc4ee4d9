"""The list of licences for people, and the bill of materials as CycloneDX has it."""

import json
from collections import Counter
from collections.abc import Sequence
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.model.license import LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from tests.bill_of_materials.parts import ROOT, Part

LICENCES, SBOM = ROOT / "docs" / "licences.md", ROOT / "docs" / "sbom.cdx.json"

HEAD = """# What IG Desk is shipped with, and under which licences

Written by `make licences` from the lock files; not by hand. The same as a CycloneDX bill of
materials: [sbom.cdx.json](sbom.cdx.json). Every file is pinned by its SHA-256 in
`requirements/runtime.txt` (Python) and in `simulator/page/package-lock.json` (npm: the simulator's
page alone, which a bot that serves people does not have).

A licence is the one that a package's own metadata names; of those that name none in the words of
[SPDX](https://spdx.org/licenses/), the one in its licence file, as we read it
(`tests/bill_of_materials/parts.py`). None asks that IG Desk be given away under its terms:
python-stdnum and psycopg (LGPL) and certifi (MPL) are used as they are, and may be replaced by
whoever runs it.
"""


def licences_page(parts: Sequence[Part]) -> str:
    """The list."""
    counted = Counter(one.licence for one in parts)
    return "\n".join(
        [
            HEAD,
            "| licence | packages |",
            "|---|---|",
            *(f"| {licence} | {number} |" for licence, number in sorted(counted.items())),
            "",
            "| package | version | licence | from |",
            "|---|---|---|---|",
            *(f"| {one.name} | {one.version} | {one.licence} | {_from(one)} |" for one in parts),
            "",
        ]
    )


def _from(part: Part) -> str:
    return part.sort + (", if the root key is in Azure Key Vault" if part.optional else "")


def bill(parts: Sequence[Part]) -> str:
    """The bill: the same bytes for the same parts, so without an instant of its own."""
    bom = Bom(serial_number=uuid5(NAMESPACE_URL, repr(parts)))
    desk = Component(name="igdesk", type=ComponentType.APPLICATION, bom_ref="igdesk")
    bom.metadata.component = desk
    made = {one: _component(one) for one in parts}
    bom.components.update(made.values())
    users = {"igdesk": desk, **{one.name: made[one] for one in parts if one.sort == "pypi"}}
    for name, user in users.items():
        bom.register_dependency(user, [made[one] for one in parts if name in one.used_by])
    said = json.loads(JsonV1Dot6(bom).output_as_string())
    del said["metadata"]["timestamp"]
    return json.dumps(said, indent=1, sort_keys=True) + "\n"


def _component(part: Part) -> Component:
    group, _, name = part.name.rpartition("/")
    return Component(
        name=part.name,
        version=part.version,
        type=ComponentType.LIBRARY,
        bom_ref=f"{part.sort}:{part.name}",
        purl=PackageURL(part.sort, group or None, name, part.version),
        licenses=[LicenseExpression(part.licence)],
        scope=ComponentScope.OPTIONAL if part.optional else ComponentScope.REQUIRED,
    )
