"""Governance knows nobody: the standard library alone, and no agreement in particular."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[3]
PACKAGES = ("governance", "dialogs", "adapters", "storage", "bot", "simulator")

# -S leaves out site-packages, -I the environment and the current folder; what is imported
# beyond the standard library is then an ImportError, and what came with it is listed.
IMPORT_ALL = """
import importlib, sys
sys.path.insert(0, sys.argv[1])
for name in sys.argv[2:]:
    importlib.import_module(name)
tops = {name.partition(".")[0] for name in sys.modules} - set(sys.stdlib_module_names)
print(*sorted(top for top in tops if not top.startswith("_")))  # e.g. _sysconfigdata_...
"""


def modules() -> list[str]:
    files = sorted((ROOT / "governance").rglob("*.py"))
    names = (".".join(file.relative_to(ROOT).with_suffix("").parts) for file in files)
    return [name.removesuffix(".__init__") for name in names]


def test_every_governance_module_imports_without_site_packages() -> None:
    run = subprocess.run(
        [sys.executable, "-I", "-S", "-W", "error", "-c", IMPORT_ALL, str(ROOT), *modules()],
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.stderr == ""
    assert run.stdout.split() == ["governance"]
    assert run.returncode == 0


def test_no_module_is_forgotten() -> None:
    assert {"governance", "governance.people.identity", "governance.agreements.parse"} <= set(
        modules()
    )


def words_of_the_agreement() -> re.Pattern[str]:
    """The partnership, its county, and each party's key in quotes, as code would write it."""
    data = tomllib.loads((ROOT / "governance/agreements/sscb_2023.toml").read_text("utf-8"))
    keys = "|".join(party["key"] for party in data["parties"])
    names = "|".join(re.escape(party["name"]) for party in data["parties"])
    return re.compile(rf"(?i:staffordshire|cafcass|werrington)|SSCB|{names}|[\"']({keys})[\"']")


def test_nothing_about_the_first_agreement_is_in_python() -> None:
    about = words_of_the_agreement()
    files = (file for package in PACKAGES for file in (ROOT / package).rglob("*.py"))
    found = [
        f"{file.relative_to(ROOT)}:{number}"
        for file in sorted(files)
        if "node_modules" not in file.parts
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        if about.search(line)
    ]

    assert found == []


def test_the_search_would_find_what_it_looks_for() -> None:
    about = words_of_the_agreement()

    assert about.search('LEAD = "SCC"')
    assert about.search("# as the SSCB decided")
    assert not about.search('FILE = "sscb_2023.toml"  # the shipped agreement, by its file')
