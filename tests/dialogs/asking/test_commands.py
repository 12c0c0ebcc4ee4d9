"""Commands are forgiving about how they are typed, and a story is never taken for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.agreements.verbs import AgreementCommand
from dialogs.asking.commands import CASE_ACTION, MOST_TYPED, Command
from dialogs.breaches.verbs import BreachVerb
from dialogs.cards.elements import Ref
from dialogs.cases.commands import Name
from dialogs.cases.home import menu_card
from dialogs.clocks.calculator_card import DEADLINE
from dialogs.kinds import COMMANDS, HOME

read_command = COMMANDS.read


def case_action(verb: str, reference: str = "BR-2026-0007") -> Command:
    """A command about a case."""
    return Command(CASE_ACTION, verb=verb, reference=reference)


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        pytest.param("report a breach", BreachVerb.REPORT, id="as help says it"),
        pytest.param("  Report a Breach!! ", BreachVerb.REPORT, id="case, spaces, marks"),
        pytest.param("Please can I report a data breach?", BreachVerb.REPORT, id="politely"),
        pytest.param("breach", BreachVerb.REPORT, id="one word"),
        pytest.param("?", Name.HELP, id="a lone question mark"),
        pytest.param("HELP", Name.HELP, id="loud"),
        pytest.param("hello", Name.MENU, id="a greeting"),
        pytest.param("back", Name.BACK, id="back"),
        pytest.param("cancel please", Name.CANCEL, id="cancel"),
        pytest.param("Start again.", Name.START_AGAIN, id="start again"),
        pytest.param("send", Name.SEND, id="send"),
        pytest.param("send, but not to my IG lead", Name.SEND_NOT_LEAD, id="around the lead"),
        pytest.param("send but not to my ig lead", Name.SEND_NOT_LEAD, id="without the comma"),
    ],
)
def test_a_command_is_known_however_it_is_typed(typed: str, command: str) -> None:
    assert read_command(typed) == Command(command)


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        pytest.param("acknowledge BR-2026-0007", case_action("acknowledge"), id="as written"),
        pytest.param("Ack br 2026 7", case_action("acknowledge"), id="short, with spaces"),
        pytest.param("please open the case BR-2026-0007?", case_action("open"), id="politely"),
        pytest.param("BR-2026-0007 open", case_action("open"), id="the reference first"),
        pytest.param("decide br2026-12", case_action("decide", "BR-2026-0012"), id="no dash"),
        pytest.param("decide BR–2026–12", case_action("decide", "BR-2026-0012"), id="a phone's –"),
        pytest.param("I will lead BR-2026-0007", case_action("lead"), id="as the button says"),
        pytest.param("I have a conflict in BR-2026-0007", case_action("conflict"), id="in words"),
        pytest.param("How the deadline works BR-2026-0007", case_action("deadline"), id="why"),
        pytest.param("deadline for BR-2026-0007", case_action("deadline"), id="a case's own"),
        pytest.param("BR-2026-0007", case_action("status"), id="alone: where it stands"),
        pytest.param("open BR-2026-12345", case_action("open", "BR-2026-12345"), id="past 9999"),
        pytest.param("close", case_action("close", ""), id="close needs no reference"),
    ],
)
def test_a_case_can_be_handled_by_typing(typed: str, command: Command) -> None:
    assert read_command(typed) == command


def test_the_calculator_keeps_what_follows_as_it_was_typed() -> None:
    typed = read_command("Deadline: breach 20/11/2026 16:40")

    assert typed == Command(DEADLINE, rest="breach 20/11/2026 16:40")


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("", id="nothing"),
        pytest.param("I opened BR-2026-0007 and it was the wrong child", id="a reference in it"),
        pytest.param("The report of a breach was sent to the wrong school", id="our words in it"),
        pytest.param("send it to the wrong person", id="starts like one"),
        pytest.param("cancelled appointments were listed", id="starts like cancel"),
        pytest.param("open the window", id="a verb and no case"),
        pytest.param("BR-26-1", id="not a reference"),
        pytest.param("Not sure", id="an answer"),
        pytest.param("No", id="no"),
        pytest.param("please " * 40, id="courtesy only, at length"),
        pytest.param("help " * 20_000, id="a hundred thousand characters"),
    ],
)
def test_a_story_or_an_answer_is_no_command(typed: str) -> None:
    assert read_command(typed) is None


@given(st.text(max_size=2 * MOST_TYPED))
def test_anything_typed_is_a_command_or_it_is_not(typed: str) -> None:
    read = read_command(typed)

    assert read is None or (read.name == CASE_ACTION) == bool(read.verb)


def test_what_help_and_the_suggestions_say_to_type_works() -> None:
    for typed, does in ((row.typed, row.does) for row in COMMANDS.rows):
        read = read_command(typed)
        assert read is not None, typed
        assert does


def test_what_the_menu_shows_can_be_typed_word_for_word_and_does_the_same() -> None:
    for button in menu_card(Ref("card-1"), HOME)["actions"]:
        assert read_command(button["title"]) == Command(button["verb"]), button["title"]


def test_every_command_is_in_the_table_once_and_no_word_means_two_things() -> None:
    words = [word for row in COMMANDS.rows for word in row.also]

    names = [row.name for row in COMMANDS.rows]

    assert len(names) == len(set(names))
    assert {*Name, *AgreementCommand} <= {*names}
    assert len(words) == len(set(words))


def test_every_verb_can_be_typed_before_a_reference() -> None:
    for typed, verb in COMMANDS.verbs.items():
        assert read_command(f"{typed} BR-2026-0007") == case_action(verb), typed


def test_teams_is_offered_nothing_longer_than_it_takes() -> None:
    """The app manifest's own limits: names to 32 characters, descriptions to 128."""
    for title, description in COMMANDS.suggested:
        assert len(title) <= 32
        assert len(description) <= 128
