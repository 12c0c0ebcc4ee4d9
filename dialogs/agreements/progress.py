"""The coordinator's card: reviews, signatures, contacts and registrations, shown as they are; and
what people wrote about the agreement, when the office asks: nothing of it stands on another card.
"""

from collections.abc import Iterable, Sequence
from itertools import islice

from dialogs.agreements.review import say_gap
from dialogs.agreements.scene import AgreementScene, bullets, button, card, names, why_you
from dialogs.agreements.sentences import say
from dialogs.agreements.verbs import AgreementVerb as Verb
from dialogs.cards.elements import Card, Element, group, heading, text
from dialogs.cards.quoting import plain, quoted
from dialogs.words.wording import listed, role_label, sentence_case
from governance.agreements.dated import Audience, Recipient
from governance.agreements.facts import (
    AgreementEvent,
    NoticeWithdrawn,
    NotMe,
    ReviewAnswered,
    SignatureDeclined,
)
from governance.agreements.keeping import contact_points, registration_status
from governance.agreements.model import Agreement, ReviewOutcome, Signature, SignatureStatus
from governance.agreements.post_holders import ToldPerson
from governance.agreements.signing import pending
from governance.agreements.state import say_status
from governance.keys import NO_PARTY, PartyKey
from governance.moments import london, say_date

StandsIn = Sequence[tuple[Recipient, tuple[ToldPerson, ...]]]


def progress_card(scene: AgreementScene, stands_in: StandsIn = ()) -> Card:
    """Show where everything stands; `stands_in` is what `PostHolders.standing_in` found."""
    title = say("progress.title", agreement=scene.title)
    body = [
        *why_you(scene),
        heading(title),
        *(text(plain(line), bold=True) for line in say_status(scene.state, scene.today)),
        *_reviews(scene, stands_in),
        *_signatures(scene),
        *_contacts(scene, stands_in),
        *_registrations(scene),
    ]
    asks = scene.agreement.versions[-1].fingerprint and not scene.state.has_ended(scene.today)
    actions = [
        *([button(scene, "ask_signatures", Verb.ASK_SIGNATURES)] if asks else []),
        button(scene, "points", Verb.POINTS),
        *([button(scene, "said", Verb.SAID)] if anything_said(scene) else []),
        *_changes(scene),
        button(scene, "show", Verb.SHOW),
    ]
    return card(body, actions, summary=_summary(scene))


def standing_card(scene: AgreementScene) -> Card:
    """Show the status in short, for the lead party's own people."""
    title = say("progress.title", agreement=scene.title)
    lines = [text(plain(line), bold=True) for line in say_status(scene.state, scene.today)]
    body = [heading(title), *lines, *_pending(scene)]
    actions = [*_changes(scene), button(scene, "show", Verb.SHOW)]
    return card(body, actions, summary=_summary(scene))


def _changes(scene: AgreementScene) -> list[Element]:
    """Offer a new version and the end; nothing of an agreement that has ended."""
    if scene.state.has_ended(scene.today):
        return []
    ends = ("withdraw", Verb.WITHDRAW) if scene.agreement.termination else ("end", Verb.END)
    return [button(scene, "propose", Verb.PROPOSE), button(scene, *ends)]


def _summary(scene: AgreementScene) -> str:
    first = say_status(scene.state, scene.today)[0]
    return f"{say('progress.title', agreement=scene.title)}. {first}"


def _reviews(scene: AgreementScene, stands_in: StandsIn) -> list[Element]:
    missed = scene.state.overdue(scene.today)
    if not missed:
        return []
    waiting = scene.state.still_asked(missed[-1].due)
    done = [key for key in scene.state.asked if key not in waiting]
    lines = [
        *([say("progress.answered", who=names(scene, done))] if done else []),
        *([say("progress.waiting", who=names(scene, waiting))] if waiting else []),
    ]
    vacant = [
        (say("progress.no_signatory", how=_stands_in(people)[0]), scene.name(to.party))
        for to, people in stands_in
        if to.audience is Audience.SIGNATORY
    ]
    posts = [_together(vacant)] if vacant else []
    return [_part("progress.reviews", [*(text(line) for line in lines), *posts])]


def _signatures(scene: AgreementScene) -> list[Element]:
    agreement, newest = scene.agreement, scene.agreement.versions[-1].number
    known = agreement.versions[-1].fingerprint
    unknown = [] if known else [text(say("progress.no_document", version=newest))]
    approved = agreement.is_approved(newest)
    line = say(
        "progress.signed",
        count=str(sum(map(agreement.has_signed, agreement.keys))),
        all=str(len(agreement.keys)),
        version=newest,
        how=say("progress.approved" if approved else "progress.not_approved"),
    )
    rows = [(_standing(agreement, key, newest), scene.name(key)) for key in agreement.keys]
    items = [*_pending(scene), text(line), *unknown, _together(rows)]
    return [_part("progress.signatures", items)]


def _pending(scene: AgreementScene) -> list[Element]:
    """Say how far the approval of a proposed version is."""
    version = pending(scene.agreement)
    if version is None:
        return []
    partners = scene.agreement.partners()
    count = sum(scene.agreement.has_signed(one.key, version.number) for one in partners)
    line = say(
        "progress.pending",
        version=version.number,
        count=str(count),
        all=str(len(partners)),
        old=scene.agreement.version,
    )
    return [text(line, bold=True)]


def _standing(agreement: Agreement, party: PartyKey, newest: str) -> str:
    """Say how one party stands: "signed 1.0; nothing shows that it was asked about 1.1"."""
    signed = agreement.versions_signed(party)
    parts = [say("sign.signed", versions=listed(signed))] if signed else []
    if newest in signed:
        return parts[0]
    latest, newer = agreement.signature(party), agreement.signature(party, newest)
    if latest and latest.version != newest and latest.status is not SignatureStatus.SIGNED:
        parts.append(_say(latest))
    parts.append(_say(newer) if newer else say("sign.not_asked", version=newest))
    return "; ".join(parts)


def _say(record: Signature) -> str:
    version = record.version
    if record.status is SignatureStatus.DECLINED:
        return say("sign.declined", version=version)
    if record.asked is None:
        return say("sign.asked_sometime", version=version)
    said = "sign.unreached" if record.status is SignatureStatus.UNREACHED else "sign.asked"
    return say(said, version=version, day=say_date(record.asked))


def _contacts(scene: AgreementScene, stands_in: StandsIn) -> list[Element]:
    found = contact_points(scene.state, scene.today)
    if not found:
        return [_part("progress.contacts", [text(say("progress.no_contact_gaps"))])]
    who = {
        to.party: _stands_in(people) for to, people in stands_in if to.audience is Audience.CONTACT
    }
    rows = [
        ("; ".join([say_gap(one), *who.get(one.party, ())]), scene.name(one.party)) for one in found
    ]
    return [_part("progress.contacts", [_together(rows)])]


def _stands_in(people: tuple[ToldPerson, ...]) -> tuple[str, ...]:
    """Say who stands in, by role, never by name."""
    if not people:
        return (say("progress.nobody"),)
    return (say("progress.stands_in", who=role_label(people[0].role)),)


def _registrations(scene: AgreementScene) -> list[Element]:
    rows = [
        (say(f"registration.{registration_status(one, scene.today)}"), plain(one.name))
        for one in scene.agreement.controllers
    ]
    return [_part("progress.registrations", [_together(rows)])]


def _together(rows: Iterable[tuple[str, str]]) -> Element:
    """List "what is so: whose", with the parties of which the same is so in one line."""
    whose: dict[str, list[str]] = {}
    for what, name in rows:
        whose.setdefault(what, []).append(name)
    return bullets(
        f"**{sentence_case(what)}**: {', '.join(these)}" for what, these in whose.items()
    )


def _part(title: str, items: list[Element]) -> Element:
    return group([heading(say(title), size="medium"), *items], separator=True)


NEWEST = 4  # of two thousand characters each, twice: what one card can hold


def anything_said(scene: AgreementScene) -> bool:
    """Return whether anybody wrote anything."""
    return any(_written(event) for event in scene.state.history)


def said_card(scene: AgreementScene) -> Card:
    """Show the newest of what people wrote, word for word."""
    title = say("said.title")
    events = (event for event in reversed(scene.state.history) if _written(event))
    parts = [_one(scene, event) for event in islice(events, NEWEST)]
    folds = text(say("said.folds"), subtle=True, size="small")
    body = [heading(title), *(parts or [text(say("said.nothing"))]), folds]
    close = button(scene, "close", Verb.PROGRESS)
    ended = scene.state.has_ended(scene.today)
    propose = [] if ended else [button(scene, "propose", Verb.PROPOSE)]
    return card(body, [*propose, close], summary=title)


def _one(scene: AgreementScene, event: AgreementEvent) -> Element:
    kind, party, words = _written(event) or ("", NO_PARTY, ())
    day = say_date(london(event.at).date())
    line = say(f"said.{kind}", party=scene.name(party) if party else "", day=day)
    shown = [block for each in words for block in quoted(each)]
    return group([text(line, bold=True), *shown], separator=True)


def _written(event: AgreementEvent) -> tuple[str, PartyKey, tuple[str, ...]] | None:
    """Return (the sentence, whose words, the words) where somebody wrote some."""
    match event.fact:
        case ReviewAnswered(party, outcome=ReviewOutcome.CHANGE_NEEDED, what=what, why=why):
            return "change", party, (what, why)
        case NotMe(party, who=who) if who:
            return "not_me", party, (who,)
        case SignatureDeclined(party, why=why) if why:
            return "declined", party, (why,)
        case NoticeWithdrawn(why) if why:
            return "withdrawn", NO_PARTY, (why,)
        case _:
            return None
