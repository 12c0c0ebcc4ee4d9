"""What the outbox and a turn hold, as JSON: the very forms that are in stores already."""

from datetime import date
from typing import Any

import pytest

from governance.agreements.dated import Audience, DatedKind, Recipient
from governance.keys import CaseId, PartId, PartyKey
from governance.outbox_message import (
    OFFICE,
    Addressee,
    AgreementBody,
    AgreementNotice,
    Body,
    CardBody,
    FileBody,
    InOutbox,
    KeptAnswer,
    OfferBody,
    Receipt,
    Recipe,
    RecipeBody,
    TextBody,
    ToCard,
    ToChat,
    ToMailbox,
    ToPerson,
    ToUpload,
    Upload,
)
from governance.plain import NotPlain, from_plain, to_plain
from storage.message_codec import (
    decode_answer,
    decode_body,
    decode_to,
    encode_answer,
    encode_body,
    encode_to,
)
from tests.storage.store_kit import ADDRESS, LEAD

WHO = LEAD.person
WHERE = {
    "app_id": "app",
    "tenant": "t-acorn",
    "conversation": "chat",
    "service_url": "https://teams.example",
}
CHAT = {"person": "t-acorn/o-lead", "address": WHERE}
PLACE = {"uploadUrl": "u", "contentUrl": "c", "uniqueId": "1", "fileType": "docx", "name": "a.docx"}
LETTER = Recipe("cp_letter", case=CaseId("case-1"), part=PartId("part-1"))
IDS = {"show": "cp_letter", "case": "case-1", "part": "part-1"}
NOTICE = AgreementNotice(
    Recipient(Audience.CONTACT, PartyKey("SCC")), DatedKind.CONTACT_CHECK, "SCC", date(2026, 11, 20)
)


@pytest.mark.parametrize(
    ("to", "stored"),
    [
        pytest.param(ToPerson(WHO), {"person": "t-acorn/o-lead"}, id="person"),
        pytest.param(ToChat(WHO, ADDRESS), CHAT, id="chat"),
        pytest.param(ToCard(WHO, ADDRESS, "a1"), {**CHAT, "activity": "a1"}, id="card"),
        pytest.param(
            ToUpload(WHO, ADDRESS, "a1", Upload("u", "c", "1", "docx", "a.docx")),
            {**CHAT, "activity": "a1", "upload": PLACE},
            id="upload",
        ),
        pytest.param(ToMailbox(PartyKey("SCC")), {"mailbox": "SCC"}, id="mailbox"),
        pytest.param(ToMailbox(OFFICE), {"mailbox": "office"}, id="office"),
    ],
)
def test_an_addressee_is_stored_so(to: Addressee, stored: dict[str, Any]) -> None:
    assert encode_to(to) == stored
    assert decode_to(stored) == to


def test_a_card_of_an_earlier_release_is_read() -> None:
    assert decode_to({**CHAT, "activity": "a1", "refresh": True}) == ToCard(WHO, ADDRESS, "a1")


@pytest.mark.parametrize(
    ("body", "stored"),
    [
        pytest.param(RecipeBody(LETTER), {"recipe": IDS}, id="recipe"),
        pytest.param(
            CardBody({"type": "AdaptiveCard"}, "Hello"),
            {"card": {"type": "AdaptiveCard"}, "summary": "Hello"},
            id="card",
        ),
        pytest.param(TextBody("Hello"), {"text": "Hello"}, id="text"),
        pytest.param(TextBody("Hello", "News"), {"text": "Hello", "summary": "News"}, id="mail"),
        pytest.param(
            AgreementBody(NOTICE),
            {
                "agreement": {
                    "to": {"audience": "contact", "party": "SCC"},
                    "kind": "contact_check",
                    "about": "SCC",
                    "on": "2026-11-20",
                    "stands_in": False,
                }
            },
            id="agreement",
        ),
        pytest.param(OfferBody(LETTER), {"offer": IDS}, id="offer"),
        pytest.param(FileBody(LETTER), {"file": IDS}, id="file"),
    ],
)
def test_a_body_is_stored_so(body: Body, stored: dict[str, Any]) -> None:
    assert encode_body(body) == stored
    assert decode_body(stored) == body


def test_a_receipt_is_stored_so() -> None:
    stored = {"address": WHERE, "activity": "a1", "refresh": True}

    assert to_plain(Receipt(ADDRESS, "a1", refresh=True)) == stored
    assert from_plain(Receipt, stored) == Receipt(ADDRESS, "a1", refresh=True)


def test_an_answer_is_stored_so_and_as_nothing_where_it_is_in_the_outbox() -> None:
    said = KeptAnswer(TextBody("Hello"), replaces=True, sticks=False)
    stored = {"body": {"text": "Hello"}, "replaces": True, "sticks": False}

    assert encode_answer(said) == stored
    assert decode_answer(stored) == said
    assert (encode_answer(InOutbox()), decode_answer({})) == ({}, InOutbox())


@pytest.mark.parametrize(
    "stored",
    [
        {},
        {"text": "Hello", "card": {}},
        {"text": 7},
        {"recipe": {"show": "open", "new": "field"}},
        {"card": {}},
    ],
    ids=str,
)
def test_a_body_with_a_key_too_many_or_too_few_is_refused(stored: dict[str, Any]) -> None:
    with pytest.raises(NotPlain):
        decode_body(stored)


@pytest.mark.parametrize("stored", [{}, {"address": WHERE}, {**CHAT, "mailbox": "SCC"}], ids=str)
def test_an_addressee_that_is_none_is_refused(stored: dict[str, Any]) -> None:
    with pytest.raises(NotPlain):
        decode_to(stored)
