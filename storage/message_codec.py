"""The stored JSON of an outbox message and of a turn's answer: written and read here alone.

Strict: a stored object that has a key too many, or one too few, is refused (`NotPlain`).
"""

from collections.abc import Callable, Mapping
from dataclasses import fields
from functools import partial
from typing import Any, get_args

from governance.outbox_message import (
    Address,
    Addressee,
    AgreementBody,
    AgreementNotice,
    AnswerBody,
    Body,
    CardBody,
    FileBody,
    InOutbox,
    KeptAnswer,
    OfferBody,
    Recipe,
    RecipeBody,
    TextBody,
    TurnAnswer,
    Upload,
)
from governance.people.identity import PersonId
from governance.plain import NotPlain, from_plain, to_plain
from storage.encoding import Json

_UPLOAD = {
    "upload_url": "uploadUrl",
    "content_url": "contentUrl",
    "unique_id": "uniqueId",
    "file_type": "fileType",
    "name": "name",
}
"""The fields of an upload, and what Teams calls each."""

_ADDRESSEES = {frozenset(one.name for one in fields(kind)): kind for kind in get_args(Addressee)}
"""The addressees, by the fields that each has."""


def encode_to(to: Addressee) -> dict[str, Json]:
    """Return an addressee as JSON: its fields tell which it is."""
    return {one.name: _plain(getattr(to, one.name)) for one in fields(to)}


def _plain(value: PersonId | Upload | Address | str) -> Json:
    match value:
        case PersonId():
            return value.text
        case Upload():
            return {theirs: getattr(value, ours) for ours, theirs in _UPLOAD.items()}
        case _:
            plain: Json = to_plain(value)
            return plain


def decode_to(plain: Mapping[str, Any]) -> Addressee:
    """Return the addressee that `encode_to` wrote.

    Earlier releases left a `refresh` beside the activity of a card; it says nothing.
    """
    there = {name: value for name, value in plain.items() if name != "refresh"}
    kind = _ADDRESSEES.get(frozenset(there))
    if kind is None:
        raise NotPlain("addressee")
    to: Addressee = kind(**{name: _FIELDS[name](value) for name, value in there.items()})
    return to


def _person(plain: object) -> PersonId:
    return PersonId.parse(from_plain(str, plain))


def _upload(plain: object) -> Upload:
    if not isinstance(plain, Mapping) or plain.keys() != set(_UPLOAD.values()):
        raise NotPlain(Upload.__name__)
    return from_plain(Upload, {ours: plain[theirs] for ours, theirs in _UPLOAD.items()})


_FIELDS: Mapping[str, Callable[[object], object]] = {
    "person": _person,
    "address": partial(from_plain, Address),
    "activity": partial(from_plain, str),
    "upload": _upload,
    "mailbox": partial(from_plain, str),
}


def encode_body(body: Body) -> dict[str, Json]:
    """Return a body as JSON: one key says which it is."""
    match body:
        case RecipeBody(recipe):
            return {"recipe": recipe.plain()}
        case CardBody(card, summary):
            return {"card": dict(card), "summary": summary}
        case TextBody(text, subject):
            return {"text": text, "summary": subject} if subject else {"text": text}
        case AgreementBody(notice):
            return {"agreement": to_plain(notice)}
        case OfferBody(recipe):
            return {"offer": recipe.plain()}
        case FileBody(recipe):
            return {"file": recipe.plain()}


def decode_body(plain: Mapping[str, Any]) -> Body:
    """Return the body that `encode_body` wrote."""
    match dict(plain):
        case {"recipe": recipe, **rest} if not rest:
            return RecipeBody(from_plain(Recipe, recipe))
        case {"card": dict(card), "summary": summary, **rest} if not rest:
            return CardBody(card, from_plain(str, summary))
        case {"text": text, **rest} if rest.keys() <= {"summary"}:
            return TextBody(from_plain(str, text), from_plain(str, rest.get("summary", "")))
        case {"agreement": notice, **rest} if not rest:
            return AgreementBody(from_plain(AgreementNotice, notice))
        case {"offer": recipe, **rest} if not rest:
            return OfferBody(from_plain(Recipe, recipe))
        case {"file": recipe, **rest} if not rest:
            return FileBody(from_plain(Recipe, recipe))
    raise NotPlain("body")


def encode_answer(answer: TurnAnswer) -> dict[str, Json]:
    """Return a turn's answer as JSON; an empty object where it is in the outbox."""
    match answer:
        case InOutbox():
            return {}
        case KeptAnswer(body, replaces, sticks):
            return {"body": encode_body(body), "replaces": replaces, "sticks": sticks}


def decode_answer(plain: Mapping[str, Any]) -> TurnAnswer:
    """Return the answer that `encode_answer` wrote."""
    if not plain:
        return InOutbox()
    if plain.keys() != {"body", "replaces", "sticks"}:
        raise NotPlain("answer")
    said = decode_body(plain["body"])
    if not isinstance(said, AnswerBody):
        raise NotPlain("answer")
    return KeptAnswer(said, from_plain(bool, plain["replaces"]), from_plain(bool, plain["sticks"]))
