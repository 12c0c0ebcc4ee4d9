"""The cards of an agreement: the issue's own words, their buttons, and what they never say."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dialogs.agreements.keeping import registration_card
from dialogs.agreements.reading import AgreementReading, document_cards, share_card
from dialogs.agreements.review import answered_card, not_me_card, points_card, review_card
from dialogs.agreements.sentences import BUTTONS, SAID
from governance.agreements.dated import Audience, DatedKind
from tests.cards import check_card, inputs, verbs, words
from tests.dialogs.agreements.agreement_gallery import (
    DOCUMENT,
    GUIDE,
    HASH,
    MISSED,
    QUOTE,
    answered,
    every_card,
    scene,
)

GALLERY = every_card()
Json = Mapping[str, Any]


@pytest.mark.parametrize("card", GALLERY.values(), ids=list(GALLERY))
def test_every_card_is_one_that_teams_takes(card: Json) -> None:
    check_card(card)
    assert len(card.get("actions", ())) <= 6  # Teams shows no more
    assert card["fallbackText"] == card["speak"] != ""


@pytest.mark.parametrize("card", GALLERY.values(), ids=list(GALLERY))
def test_no_card_says_expired_or_names_a_contact(card: Json) -> None:
    said = json.dumps(card, ensure_ascii=False)

    assert "expired" not in said.lower()
    people = ("Bhardwaja", "Riggs", "Johnstone", "Curran", "Steadman", "Example", "Invented")
    assert not [name for name in people if name in said]


@pytest.mark.parametrize("card", GALLERY.values(), ids=list(GALLERY))
def test_a_number_of_ours_is_called_a_partnership_target(card: Json) -> None:
    for line in words(card).splitlines():
        if "answer by" in line or "We ask every" in line:
            assert "(partnership target)" in line


def test_three_missed_reviews_are_one_card_in_these_words() -> None:
    card = GALLERY["review"]
    said = [part["text"] for part in _blocks(card)]

    assert said == [
        "Staffordshire Safeguarding Children Board Information Sharing Agreement 2023 v1.1: "
        "review overdue since Tue 19 Mar 2024.",
        "The agreement is still in force (§9.0).",
        "One review settles all 3 missed reviews.",
        "23 points need your view.",
        "Please answer by Sun 6 Dec 2026 (partnership target).",
    ]
    assert [action["title"] for action in card["actions"]] == [
        "See the points",
        "Reviewed, no change",
        "Change needed",
        "Not me",
    ]
    assert {action["data"]["due"] for action in card["actions"]} == {"2026-03-19"}


def _blocks(card: Json) -> list[Json]:
    """The card's paragraphs, in order, whatever box they stand in."""
    blocks: list[Json] = []
    for part in card["body"]:
        blocks.extend(part.get("items", [part]))
    return blocks


def test_a_late_notice_says_so_and_a_stand_in_is_told_why() -> None:
    said = words(GALLERY["review_late_stand_in"])

    assert "This was to come on Thu 19 Nov 2026. It comes late." in said
    assert "nobody holds the post of signatory for Staffordshire County Council" in said


def test_before_the_day_the_card_is_a_reminder_and_nothing_is_overdue() -> None:
    said = words(GALLERY["review_coming"])

    assert "review due Fri 19 Mar 2027." in said
    assert "overdue" not in said


def test_someone_who_has_answered_is_asked_nothing() -> None:
    assert "There is nothing to review just now" in words(GALLERY["review_nothing"])
    assert verbs(GALLERY["review_nothing"]) == ["agreement_show"]


def test_no_change_lists_every_open_point_and_needs_a_tick() -> None:
    card = GALLERY["no_change"]
    said = words(card)
    tick = inputs(card)["read_points"]

    assert all(gap.what[:20] in said.replace("\\", "") for gap in scene().agreement.open_gaps())
    assert tick["isRequired"] is True
    assert tick["type"] == "Input.Toggle"
    assert card["actions"][0]["data"]["due"] == MISSED.isoformat()


def test_the_points_are_the_law_the_gaps_and_the_contacts() -> None:
    said = words(GALLERY["points"])

    assert "Data (Use and Access) Act 2025" in said.replace("\\", "")
    assert "CAFCASS: to be confirmed since Tue 20 Jun 2023" in said
    assert "Staffordshire Police: no answer on record since Thu 4 Jan 2024" in said


def test_a_change_needs_what_and_why_and_not_me_a_post_and_never_a_name() -> None:
    asked = inputs(GALLERY["change"])

    assert {name: one["isRequired"] for name, one in asked.items()} == {"what": True, "why": True}
    assert "Give the post, not a name." in words(GALLERY["not_me"])
    assert "This is not an answer" in words(GALLERY["not_me"])


def test_after_an_answer_the_card_says_who_is_still_waited_for() -> None:
    assert "Waiting: Staffordshire and Stoke\\-on\\-Trent" in words(GALLERY["answered"])
    assert "the review is complete" in words(GALLERY["complete"])


def test_the_coordinator_sees_three_signatures_and_nobody_asked_as_it_is() -> None:
    said = words(GALLERY["progress"])

    assert "3 reviews, the first of Tue 19 Mar 2024, are overdue" in said
    assert "3 of 11 parties have signed. Version 1.1: not approved by every partner." in said
    signed, asked = (line for line in said.splitlines() if "asked about 1.1**" in line)
    assert signed.startswith("- **Signed 1.0; nothing shows that it was asked about 1.1**: ")
    assert signed.count(", ") == 2
    assert asked.startswith("- **Nothing shows that it was asked about 1.1**: ")
    assert asked.count(", ") == 7
    assert "Answered: Staffordshire County Council, Staffordshire Police." in said


def test_every_contact_gap_says_who_stands_in() -> None:
    said = words(GALLERY["progress"])

    stale = "**No answer on record since Thu 4 Jan 2024; stands in"
    assert f"{stale}: IG lead**: Staffordshire County Council" in said
    assert f"{stale}: IG mailbox**: Staffordshire Police, " in said
    assert "**To be confirmed since Tue 20 Jun 2023; stands in: IG mailbox**: CAFCASS" in said
    assert "nobody can be reached" in said  # the one party without a mailbox
    assert "**No signatory to ask; stands in: IG lead**: Staffordshire County Council" in said


def test_a_signature_is_bound_to_the_document() -> None:
    card = GALLERY["sign"]

    assert card["actions"][0]["data"]["sha256"] == HASH
    assert "Its fingerprint: 9f86d081…0b0f00a0".replace("0b0f00a0", HASH[-8:]) in words(card)
    assert inputs(card)["post"]["value"] == "Director"
    assert inputs(card)["signed"]["isRequired"] is True


def test_nothing_can_be_signed_whose_document_is_not_known_and_that_is_said() -> None:
    card, office = GALLERY["sign_request_no_document"], GALLERY["progress"]

    assert "agreement_sign" not in verbs(card)
    assert "You cannot sign version 1.1 here yet." in words(card)
    assert "Version 1.1 cannot be signed here: its document is not known." in words(office)
    assert "agreement_ask_signatures" not in verbs(office)
    assert "agreement_ask_signatures" in verbs(GALLERY["progress_proposed"])


def test_while_points_are_open_the_button_that_stands_out_is_to_see_them() -> None:
    styles = {one["verb"]: one.get("style") for one in GALLERY["review"]["actions"]}

    assert styles["agreement_points"] == "positive"
    assert styles["agreement_no_change"] is None


@pytest.mark.parametrize(
    ("card", "says"),
    [
        pytest.param("review_nothing", "answered the review on Sun 22 Nov 2026", id="a review"),
        pytest.param("your_approval", "approved version 1.2 on Sun 22 Nov 2026", id="an approval"),
        pytest.param("your_signature", "signed version 1.2 on Sun 22 Nov 2026", id="a signature"),
        pytest.param("your_no", "said no to version 1.2", id="a refusal"),
    ],
)
def test_whoever_asks_again_reads_what_was_answered(card: str, says: str) -> None:
    assert says in words(GALLERY[card])


def test_the_lead_executive_sees_who_has_still_to_answer() -> None:
    said = words(GALLERY["lead"])

    assert "The agreement is still in force (§9.0)." in said
    assert "Still to answer: Staffordshire and Stoke\\-on\\-Trent Integrated Care Board." in said


def test_a_registration_names_its_parties_and_the_law() -> None:
    soon, unpaid = words(GALLERY["registration_soon"]), words(GALLERY["registration_unpaid"])

    assert "renew the ICO registration by Sun 28 Feb 2027" in soon
    assert "Pay by Sat 20 Mar 2027, day 21 of the period. This is the law (SI 2018/480)." in soon
    assert "One registration covers Riverside Vale Borough Council, Millrace School." in soon
    assert "It was to be paid by Sat 20 Mar 2027" in unpaid


def test_may_i_share_opens_with_the_child() -> None:
    for name in ("share", "share_document", "share_no_guide"):
        first = GALLERY[name]["body"][0]["items"][0]["text"]
        assert first == ("If a child may be at risk, share now. Data protection does not stop you.")


def test_an_answer_on_a_clause_with_an_open_legal_query_says_so() -> None:
    said = words(GALLERY["share"]).replace("\\", "")

    assert "Open legal query (§4.1): Criminal investigations are shared" in said
    assert "We quote only from the document, and it is not loaded here." in said


def test_a_quote_is_shown_word_for_word_and_never_as_markdown() -> None:
    said = words(GALLERY["quote"])

    assert QUOTE[0] in said
    assert "§4.1, word for word" in said
    assert "Open legal query (§4.1)" in said.replace("\\", "")
    assert "**Not** markdown." in said
    assert "{{DATE" not in json.dumps(GALLERY["quote"], ensure_ascii=False)
    assert inputs(GALLERY["share_document"])["section"]["choices"][3]["value"] == "1.3"


def test_what_cannot_be_quoted_is_never_made_up() -> None:
    assert "We cannot find that section in the document for certain." in words(
        GALLERY["quote_none"]
    )
    assert "There is more than fits here." in words(GALLERY["quote_long"])


def test_a_query_that_was_said_is_not_said_twice_in_full() -> None:
    said = words(GALLERY["show"]).replace("\\", "")

    assert said.count("There are no time limits for telling the other parties") == 1
    assert said.count("Open legal query (§7.1, §8.0, §9.0), as said above.") == 2


def test_show_me_the_agreement_says_which_version_and_where_the_document_is() -> None:
    said, loaded = words(GALLERY["show"]), words(GALLERY["show_document"])

    assert "Version 1.1 of Thu 4 Jan 2024." in said
    assert said.count("§") >= len(GUIDE.sections) - 1  # the appendix has no number
    assert "sscb.admin@staffordshire.gov.uk" in said.replace("\\", "")
    assert "agreement_document" in verbs(GALLERY["show_document"])
    assert "The document itself is here." in loaded
    assert "written for version 1.1: check the document" in words(GALLERY["show_newer_version"])


def test_the_guide_to_another_agreement_is_never_shown() -> None:
    assert "There is no guide to this agreement here." in words(GALLERY["show_other_guide"])
    assert "Why there is an agreement" not in words(GALLERY["show_other_guide"])


def test_not_me_says_in_which_place_it_was_asked() -> None:
    signatory = not_me_card(scene(), Audience.SIGNATORY)

    assert signatory["actions"][0]["data"]["audience"] == "signatory"
    assert GALLERY["still_you"]["actions"][1]["data"]["audience"] == "contact"


def test_every_sentence_and_every_button_is_used() -> None:
    more = [
        points_card(scene(name="riverside", party="RVBC")),
        registration_card(*_renewal()),
        review_card(scene(*answered("SCC"), today=date(2026, 12, 19))),
        share_card(scene(), AgreementReading(GUIDE, document=True, quotes=True)),
    ]
    said = json.dumps([*GALLERY.values(), *more], ensure_ascii=False)
    rare = {"points.none", "review.point", "review.next", "progress.approved",
            "progress.no_contact_gaps", "contact.unreachable", "registration.renewing",
            "registration.unpaid", "sign.signed", "sign.asked_sometime",
            "propose.error_number", "propose.error_dated", "propose.error_same",
                "said.news"}  # fmt: skip
    unused = [
        name
        for name, sentence in SAID.items()
        if name not in rare and not any(part.lower() in said.lower() for part in _fixed(sentence))
    ]

    assert unused == []
    titles = [title.format(version="1.2") for title in BUTTONS.values()]
    assert not [title for title in titles if title not in said]


def _renewal() -> tuple[Any, Any, Any]:
    river = scene(name="riverside", party="RVBC", today=date(2027, 2, 28))
    return river, river.agreement.controllers[0], DatedKind.REGISTRATION_RENEWAL


def _fixed(sentence: str) -> list[str]:
    """The longest stretch of a sentence between its slots; "" where it is all slots."""
    plain = sentence.replace("{regulator}", "ICO")
    parts = [part.split("}")[-1].strip() for part in plain.split("{")]
    return [max(parts, key=len)]


def test_the_whole_document_is_handed_over_word_for_word_on_as_many_cards_as_it_needs() -> None:
    lines = [
        f"**{n}.0** Paragraph {n}, with a word or two that must not be lost." for n in range(600)
    ]
    long = "x" * 40_000
    document = replace(DOCUMENT, text="\n\n".join([*lines, long]))
    made = document_cards(scene(), document)

    runs = [
        block["inlines"][0]["text"]
        for card in made
        for block in card["body"]
        if block["type"] == "RichTextBlock"
    ]
    assert "".join(runs) == "".join([*lines, long])
    for card in made:
        check_card(card)


def test_an_answer_to_a_review_to_come_waits_for_the_other_partners_too() -> None:
    due = date(2027, 3, 19)
    done = answered("SCC", "POL", "ICB")  # the missed ones are settled
    card = answered_card(scene(*done, *answered("POL", due=due), party="POL"))

    assert "Waiting: Staffordshire County Council" in words(card)


@pytest.mark.parametrize("card", GALLERY.values(), ids=list(GALLERY))
def test_the_line_that_a_phone_shows_has_no_marks_in_it(card: Json) -> None:
    assert "\\" not in card["fallbackText"]
