"""Each letter as a page to look at: `python -m tests.dialogs.letters.letter_pictures`."""

import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path

from dialogs.disclosures.sentences import say
from dialogs.letters.writing import write
from governance.letters.document import Block, Document, Style, Table
from governance.letters.duties import LetterKind, Regime
from tests.browser_kit import chromium
from tests.dialogs.letters.letter_kit import EXEMPTIONS, fields, template

FOLDER = Path(__file__).parents[3] / "docs" / "pictures" / "letters"
MOST_BYTES = 60_000
PAGE = {"width": 560, "height": 792}  # as high and wide as A4 is

STYLE = """
body { margin: 0; padding: 56px 60px; box-sizing: border-box; background: #fff; color: #000;
       font: 10px/1.35 "Liberation Sans", Arial, sans-serif; }
h1 { font-size: 15px; margin: 12px 0 8px; } h2 { font-size: 12px; margin: 10px 0 2px; }
p { margin: 0 0 8px; } li { margin: 0 0 3px; } ul { margin: 0 0 8px; padding-left: 16px; }
mark { background: #ff0; } table { border-collapse: collapse; margin: 0 0 8px; }
th, td { border: 1px solid #000; padding: 2px 4px; text-align: left; vertical-align: top; }
"""
TAGS = {Style.TITLE: "h1", Style.HEADING: "h2", Style.TEXT: "p", Style.BULLET: "li"}

PICTURES: tuple[tuple[str, LetterKind, Regime], ...] = (
    *((str(kind), kind, Regime.RIGHTS) for kind in LetterKind if kind != "transfer_consent"),
    ("transfer_consent", LetterKind.TRANSFER_CONSENT, Regime.FOI),
    ("complaint_acknowledgement_child", LetterKind.COMPLAINT_ACKNOWLEDGEMENT, Regime.RIGHTS),
    ("breach_child", LetterKind.BREACH, Regime.RIGHTS),
    ("request_acknowledgement_child", LetterKind.REQUEST_ACKNOWLEDGEMENT, Regime.RIGHTS),
    ("refusal_part_3", LetterKind.REFUSAL, Regime.PART_3),
    ("refusal_foi", LetterKind.REFUSAL, Regime.FOI),
    ("refusal_eir", LetterKind.REFUSAL, Regime.EIR),
    ("extension_foi", LetterKind.EXTENSION, Regime.FOI),
    ("redirect_foi", LetterKind.REDIRECT, Regime.FOI),
)
"""By name: the letter, and the law it stands under."""

REASONS = {
    ("refusal", Regime.RIGHTS): "Some of this information is about other people. We cannot share"
    " it without their leave, and it is not fair to them to share it.",
    ("refusal", Regime.PART_3): "An investigation is going on. To share this information now could"
    " get in its way.",
    ("refusal", Regime.FOI): "If everyone could read this, it would be harder to find out about"
    " crime. We thought about what is best for the public, and in this case that is to keep it.",
    ("refusal", Regime.EIR): "A court is looking at this now. We thought about what is best for the"
    " public. Until the court has decided, that is to keep it.",
    ("identity", Regime.RIGHTS): "The letter came from an address that we do not have on file.",
    ("redirect", Regime.RIGHTS): "",
    ("disclosure_refusal", Regime.RIGHTS): "",
    ("redirect", Regime.FOI): "",
    ("reply_cover", Regime.RIGHTS): "We have taken out what is about other people.",
}
SAID = {
    **dict.fromkeys(
        (LetterKind.BREACH, LetterKind.BREACH_PARENT, LetterKind.BREACH_PUBLIC),
        "Something we sent went to the wrong person. It happened on 19 November 2026. It said what"
        " was talked about at a meeting.",
    ),
    LetterKind.DISCLOSURE_ANSWER: "The dates of four visits in May 2026. They go by secure e-mail.",
    LetterKind.REPLY_COVER: "Here is a copy of the information we hold about you.",
    LetterKind.COMPLAINT_OUTCOME: "A letter about you went to an address where you no longer live."
    " We had your new address and should have used it. We are sorry.",
}
ASKED = {
    LetterKind.DISCLOSURE_POWER: say("dr.letter_asks"),
    LetterKind.IDENTITY: "Please send us a copy of one letter from us, or call the number above.",
}


def picture_of(name: str, kind: LetterKind, regime: Regime) -> Document:
    """A letter as it could be sent."""
    given = fields(kind, regime)
    given = fields(
        kind,
        regime,
        reasons=REASONS.get((kind, regime), given.reasons),
        said=SAID.get(kind, given.said),
        asked=ASKED.get(kind, given.asked),
        exemption=EXEMPTIONS.get(regime, ""),
    )
    return write(template(kind, child=name.endswith("_child")), kind, given)


def as_page(letter: Document) -> str:
    """The letter laid out as its Word file is."""
    title = escape(letter.title)
    body = "".join(_tags(letter.blocks))
    head = f'<meta charset="utf-8"><title>{title}</title><style>{STYLE}</style>'
    return f'<!doctype html><html lang="en-GB"><head>{head}</head><body>{body}</body></html>'


def _tags(blocks: tuple[Block, ...]) -> Iterator[str]:
    listing = False
    for each in blocks:
        if isinstance(each, Table):
            yield _table(each)
            continue
        if (each.style is Style.BULLET) != listing:
            listing = not listing
            yield "<ul>" if listing else "</ul>"
        words = "<br>".join(map(_marked, each.lines))
        yield f"<{TAGS[each.style]}>{words}</{TAGS[each.style]}>"


def _table(table: Table) -> str:
    heads = "".join(f"<th>{escape(head)}</th>" for head in table.heads)
    rows = (
        "<tr>" + "".join(f"<td>{_marked(cell)}</td>" for cell in row) + "</tr>"
        for row in table.rows
    )
    return f"<table><tr>{heads}</tr>{''.join(rows)}</table>"


def _marked(line: str) -> str:
    words = escape(line)
    for part in {each.split("]")[0] for each in words.split("[")[1:]}:
        if part == part.upper():
            words = words.replace(f"[{part}]", f"<mark>[{part}]</mark>")
    return words


def main() -> int:
    """Take every picture afresh; 1 where one has grown too large to keep."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    large = []
    with chromium() as browser:
        page = browser.new_page(viewport={"width": PAGE["width"], "height": PAGE["height"]})
        for name, kind, regime in PICTURES:
            page.set_content(as_page(picture_of(name, kind, regime)))
            taken = page.screenshot(path=FOLDER / f"{name}.png", full_page=True)
            if len(taken) > MOST_BYTES:
                large.append(f"{name}.png")
    sys.stderr.write(f"{len(PICTURES)} pictures; too large: {', '.join(large) or 'none'}\n")
    return 1 if large else 0


if __name__ == "__main__":
    sys.exit(main())
