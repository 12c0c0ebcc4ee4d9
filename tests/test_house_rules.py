"""Rules of the house that a machine can check on the whole checkout."""

import os
import re
import subprocess
import sys
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from governance.kinds import KINDS

ROOT = Path(__file__).parent.parent
NAMES_THE_SDK = (
    "adapters/",
    "tests/adapters/",
    "tests/test_house_rules.py",
    "benchmarks/",  # which measure the stock SDK beside ours
    "tests/bot/whole/test_what_serving_loads.py",  # nothing of it
    "docs/licences.md",  # which list it among what is shipped
    "docs/sbom.cdx.json",
    "requirements/",
    "pyproject.toml",
)


def tracked(*patterns: str) -> list[str]:
    listed = subprocess.run(
        ["git", "ls-files", *patterns], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return listed.stdout.split()


def test_only_adapters_and_their_tests_know_the_bot_sdk() -> None:
    files = [name for name in tracked() if not name.startswith(NAMES_THE_SDK)]
    knowing = [name for name in files if b"botbuilder" in (ROOT / name).read_bytes()]

    assert knowing == []


def test_nothing_reads_what_could_run_code() -> None:
    """No pickle, jsonpickle or eval, and no dialogs library or job store, in any of our code."""
    banned = ("import pickle", "import jsonpickle", "eval(", "jobstores", "builder.dialogs import")
    ours = [name for name in tracked("*.py") if not name.startswith("tests/")]
    found = [
        (name, word)
        for name in ours
        for word in banned
        if word in (ROOT / name).read_text(encoding="utf-8")
    ]

    assert found == [("benchmarks/due_index.py", "jobstores")]  # measured beside ours


def test_what_is_cited_is_in_the_checkout() -> None:
    """Statutes, rule ids of docs/law.md and decisions: never a document that no reader has."""
    elsewhere = re.compile(rb"FACT[S]|DESIG[N] ?[0-9]|STYL[E] ?[0-9]|HOUS[E]")
    citing = [name for name in tracked() if elsewhere.search((ROOT / name).read_bytes())]

    assert [name for name in citing if not name.endswith((".png", ".ico"))] == []


def test_every_rule_that_is_cited_stands_in_the_law_page() -> None:
    rules = set(re.findall(r"\*\*([A-Z0-9-]+)\*\*", (ROOT / "docs/law.md").read_text("utf-8")))
    areas = "|".join(sorted({rule.split("-")[0] for rule in rules if "-" in rule}))
    cited = re.compile(rf"(?<![\w/\"'-])(?:{areas})(?:-[A-Z0-9]+)+(?![\w-])")
    references = re.compile(r"[A-Z]{2}-\d{4}-\d+")
    unknown = [
        (name, rule)
        for name in tracked("*.py")
        if not name.startswith("tests/")
        for rule in cited.findall((ROOT / name).read_text("utf-8"))
        if rule not in rules and not references.fullmatch(rule)
    ]

    assert len(rules) > 150
    assert unknown == []


def test_whatever_has_a_long_version_is_run_by_make_soak() -> None:
    soaked = (ROOT / "Makefile").read_text("utf-8").split("\nsoak:")[1].split("\n\n")[0]
    longer = [
        name
        for name in tracked("tests/**/test_*.py")
        if re.search(r'environ.*"IGDESK_(SOAK|FUZZ)', (ROOT / name).read_text("utf-8"))
    ]

    assert len(longer) >= 3
    assert [name for name in longer if name not in soaked] == []


LONG = {  # a module over 200 lines, and why it is one thing all the same
    "storage/errors.py": "all that can be wrong with a store, and what to do about each",
    "storage/rollback_guard.py": "the notes: how they are written, added up and checked",
    "storage/session.py": "how a row is read and written: each way checks and notes it",
    "storage/keyring.py": "every key that the store uses, and how each is made and opened",
    "dialogs/cases/history.py": "what each thing that can happen to any case is called in a line",
    "benchmarks/escalation.py": "how soon people hear: each scenario, and its Teams",
    "benchmarks/scale.py": "a server, and several processes on it: due rows, turns, who waits",
    "adapters/teams/door.py": "an activity's way from the request to its answer",
    "adapters/teams/tokens_out.py": "each registration's token: asked for once, kept, dropped",
    "adapters/teams/outbound.py": "every request to Teams' connector, and what its answers mean",
    "bot/agreements/documents.py": "the agreement's document as a file, and the link to it",
    "bot/agreements/notices.py": "who is told of the agreement, and who where they are not there",
    "bot/agreements/reviewing.py": "what is asked of one person, and each of their answers",
    "governance/tasks/task.py": "a task: its tables, its fold, and when it is chased",
    "bot/cases/escalation.py": "the climb: who is told, who has it no more, who is left",
    "bot/cases/case_kind.py": "a room's record to the machine, and the one table of them all",
    "bot/cases/actions.py": "what people do with a case from its card, a handler for each",
    "bot/commands/deadline.py": "every kind of deadline, its options and its answer",
    "bot/commands/doctor.py": "every check of doctor's, and which hangs on which file",
    "bot/commands/manifest.py": "the app package, from the settings to its bytes",
    "bot/complaints/handling.py": "what is recorded of a complaint, a handler for each form",
    "bot/complaints/reporting.py": "a complaint taken down and filed",
    "bot/requests/handling.py": "what is recorded of a request, a handler for each form",
    "bot/requests/render.py": "the cards of a request, and its letters",
    "bot/tasks/actions.py": "what the party that is asked can do, a handler for each",
    "bot/tasks/asking.py": "a task from the first notice to the last chase",
    "bot/watch/reach.py": "who is needed and not reached: found, said and told",
    "bot/wiring.py": "every stranger put together, from the start to the end",
    "governance/cases/case.py": "a case of any kind, and what each event makes of it",
    "governance/people/directory.py": "who is who on a day, and who acts for whom",
    "governance/people/roles_file.py": "the roles file, read whole, with every fault in it",
    "governance/policy.py": "every number of ours, in one list",
    "governance/cases/rungs.py": "when each rung is due, held or overtaken: one set of rules",
    "dialogs/asking/flow.py": "what a flow is made of, and how it is checked against its facts",
    "dialogs/agreements/progress.py": "the coordinator's card, a part for each thing it shows",
    "dialogs/agreements/reading.py": "what there is to read, in our words and word for word",
    "dialogs/agreements/review.py": "every card of a review",
    "dialogs/agreements/sentences.py": "every sentence of the agreement's cards, in one list",
    "dialogs/agreements/signing.py": "every card of a version, proposed and signed",
    "dialogs/breaches/questions.py": "every question of a breach, a field a line",
    "dialogs/breaches/sentences.py": "every sentence of a breach, in one list",
    "dialogs/breaches/verbs.py": "every verb of a breach, its button, and what is typed for it",
    "dialogs/breaches/history.py": "a line of history for each fact of a breach",
    "dialogs/breaches/work_sentences.py": "every sentence of the work on a breach, in one list",
    "dialogs/breaches/form_answers.py": "each answer of the regulator's form, a function each",
    "dialogs/complaints/sentences.py": "every sentence of complaints, in one list",
    "dialogs/disclosures/sentences.py": "every sentence of disclosure requests, in one list",
    "dialogs/requests/forms.py": "every form of whoever handles a request",
    "dialogs/requests/sentences.py": "every sentence of requests, in one list",
    "dialogs/tasks/notices.py": "every card of the party that is asked",
    "dialogs/words/sentences.py": "every sentence that several rooms share, in one list",
    "governance/cases/ladders.py": "what a ladder is, and a function for each way to write a rung",
    "dialogs/breaches/pack_contents.py": "what an evidence pack holds, a part after another",
    "governance/breaches/facts.py": "every fact of a breach, and where it stands in one list",
    "governance/breaches/people_told.py": "telling the people: its facts, its state, its duty",
    "governance/breaches/breach.py": "a breach, and what each event makes of it",
    "governance/access.py": "who may do what: one table of role, action and relation",
    "governance/agreements/agreement_history.py": "what each event of an agreement changes",
    "governance/agreements/facts.py": "every event of an agreement, in one list",
    "governance/agreements/keeping.py": "what is kept up to date: contacts and registrations",
    "governance/agreements/model.py": "every record of an agreement, in one list",
    "governance/agreements/parse.py": "a reader for each of those records",
    "governance/clocks/catalogue.py": "every rule with its source, in one list",
    "governance/complaints/facts.py": "every fact of a complaint, in one list",
    "governance/letters/duties.py": "all that a letter must say, in one list",
    "governance/outbox_message.py": "every part of an outbox message, in one list",
    "governance/requests/clock.py": "every event that moves a request's dates, and the dates",
    "governance/requests/facts.py": "every fact of a request, in one list",
    "governance/requests/request.py": "a request, and what each event makes of it",
    "governance/requests/steps.py": "every step, and what must hold before it is kept",
    "governance/toml_files/tables.py": "a file read key by key, a method for each kind of value",
    "simulator/api.py": "every call of the page, and those of tests",
    "simulator/connector.py": "every call of one protocol, what it accepts and how it refuses",
    "storage/cases.py": "a case's row, its history, and how both are read",
    "storage/migrations/versions/first_0001.py": "generated once, then frozen",
    "storage/postgres.py": "all that is PostgreSQL's alone, as decision 39 has it",
    "storage/restore.py": "a restored store: what it is held to before it has its place",
    "storage/sqlite.py": "all that is SQLite's alone, as decision 39 has it",
    "storage/store.py": "an open store: who reads it, who writes it, and its keys",
    "storage/outbox.py": "a message's row, its states, and every query over them",
    "storage/tables.py": "every table of the store, in one list",
    "storage/audit.py": "the chain: what is added, looked up, walked and kept of it",
    "bot/breaches/kind.py": "a breach's table of contents: every verb and card of it",
    "bot/turns/handle.py": "one activity, down once and up once",
}


def test_no_module_has_become_a_second_thing() -> None:
    """Two hundred lines, or a reviewed reason; what has become short again loses its reason."""
    ours = [name for name in tracked("*.py") if not name.startswith("tests/")]
    long = {name for name in ours if len((ROOT / name).read_text("utf-8").splitlines()) > 200}

    assert long == set(LONG)


FLOORS = ("governance", "dialogs", "bot")
KNOWS_A_KIND = {"bot/commands/ladders_page.py": "it draws when a request's reminders come"}


def test_a_kind_is_known_to_its_own_rooms_and_the_lists_alone() -> None:
    """No kind knows another, and the machine knows none: also of a kind that is added."""
    kinds = {kind.case.__module__.split(".")[1] for kind in KINDS}
    knows = re.compile(
        rf"^(?:from|import) (?:{'|'.join(FLOORS)})\.({'|'.join(kinds)})\b", re.MULTILINE
    )
    odd = {
        name
        for floor in FLOORS
        for path in (ROOT / floor).rglob("*.py")
        for name in [path.relative_to(ROOT).as_posix()]
        for kind in knows.findall(path.read_text("utf-8"))
        if not name.startswith(f"{floor}/{kind}/") and name != f"{floor}/kinds.py"
    }

    assert odd == set(KNOWS_A_KIND)


WHOLE_FLOOR = {"tests/governance/whole", "tests/bot/whole"}
"""Folders of tests that are about a floor as a whole, and about no room of it."""


def test_what_tests_a_room_lies_in_a_folder_of_its_name() -> None:
    """Tests of dialogs/complaints are in tests/dialogs/complaints: both move, or neither does."""
    ours = tracked("*.py")
    rooms = {str(Path(name).parent) for name in ours} | {name.removesuffix(".py") for name in ours}
    homes = {f"tests/{room}" for room in rooms.difference(FLOORS)} | WHOLE_FLOOR
    tests = [name for name in ours if re.match(rf"tests/({'|'.join(FLOORS)})/(.*/)?test_", name)]

    assert len(tests) > 100
    assert [name for name in tests if str(Path(name).parent) not in homes] == []


def test_no_two_test_modules_have_one_name() -> None:
    """pytest imports each by its bare name, and could not import the second."""
    names = Counter(Path(name).name for name in tracked("tests/**/test_*.py"))

    assert [name for name, count in names.items() if count > 1] == []


def test_no_test_is_another_tests_kit() -> None:
    """What tests share lies in a kit or a conftest beside them."""
    borrows = re.compile(r"^(from|import) tests\.(\S*\.)?test_", re.MULTILINE)
    ours = tracked("tests/*.py")
    leaning = [name for name in ours if borrows.search((ROOT / name).read_text("utf-8"))]

    assert leaning == []


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, ROOT],
        check=True,
        capture_output=True,
    )
    (built,) = out.glob("*.whl")
    return built


def test_the_wheel_holds_what_runs_without_a_checkout(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()

    assert "governance/agreements/sscb_2023.toml" in names
    assert "dialogs/transcripts/breach_typed.txt" in names
    assert "dialogs/letters/templates/refusal.txt" in names
    assert any(name.startswith("storage/migrations/versions/") for name in names)
    assert "simulator/page/index.html" in names
    assert "bot/desk/static/card.js" in names
    assert not any("node_modules" in name for name in names)


def test_the_installed_command_works_from_another_folder(wheel: Path, tmp_path: Path) -> None:
    installed = tmp_path / "installed"
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", installed, wheel],
        check=True,
        capture_output=True,
    )
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    where = "import bot, sys; print(bot.__file__, file=sys.stderr); from bot.__main__ import main;"
    asked = subprocess.run(
        [sys.executable, "-c", f"{where} sys.argv = ['igdesk', '--help']; main()"],
        cwd=elsewhere,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert asked.returncode == 0
    assert str(installed) in asked.stderr
    assert "deadline" in asked.stdout


def test_every_picture_and_page_that_a_page_points_at_is_in_the_checkout() -> None:
    known = set(tracked())
    folders = {str(parent) for name in known for parent in Path(name).parents}
    missing = [
        (page, target)
        for page in tracked("*.md")
        for target in re.findall(r"\]\(([^)#:]+)\)", (ROOT / page).read_text(encoding="utf-8"))
        if (found := os.path.normpath(Path(page).parent / target)) not in known
        and found not in folders
    ]

    assert missing == []
