"""Which kinds of identifier a text seems to hold: kinds only, never what was written.

It is asked about once, kindly, so it looks for what is plainly one and lets doubtful
numbers be. Every pattern is of bounded length with one way to match each character, so
the time taken grows with the text and no faster.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date

from stdnum.gb import nhs

from adapters.birth_dates import holds_birth_date
from governance.people.identifier import Identifier


def notice(text: str, *, day: date) -> tuple[Identifier, ...]:
    """Return the kinds that `text` seems to hold, each once, in the order of `Identifier`.

    `day` is today in London: a date in figures from years before it is taken for a birth.
    """
    # Full-width figures and hard spaces are read as plain ones.
    plain = unicodedata.normalize("NFKC", text)
    if not _FIGURE_OR_AT.search(plain):
        return ()
    return tuple(kind for kind in Identifier if _LOOK[kind](plain, day))


_FIGURE_OR_AT = re.compile(r"[\d@]")
"""One of them is in every identifier."""
_GAP = r"[ .\-–]{0,2}"

# The figures of 12-03-2014 or 01.02.2026 that begin like an area code.
_A_DATE = r"(?:0?[1-9]|[12]\d|3[01])[ .\-](?:0?[1-9]|1[0-2])[ .\-](?:19|20)\d\d"
_TELEPHONE = re.compile(
    rf"(?<![\w#/-])(?!{_A_DATE})"
    r"(?:"
    r"\(?0[1-9](?:[ .()\-–]{0,2}\d){8,9}"  # 10 or 11 figures, as in 01632 960101
    r"|(?:\+|00)44(?:[ .()\-–]{0,3}\d){9,11}"  # +44 (0)1632 960101
    r"|447\d{9}"  # a mobile's, with the country's code and nothing before it
    r"|\+[1-9](?:[ .()\-–]{0,2}\d){7,14}"  # another country's, of 8 to 15 figures (E.164)
    r")(?!\d)"
)


def _telephones(text: str) -> Iterator[re.Match[str]]:
    return _TELEPHONE.finditer(text)


_TEN = re.compile(rf"(?:(?<![A-Za-z\d])|(?<=NHS)|(?<=nhs))\d{{3}}{_GAP}\d{{3}}{_GAP}\d{{4}}(?!\d)")


def _nhs_number(text: str) -> bool:
    """Find ten figures, together or as 943 476 5870, whose check digit is right.

    One random number in eleven has that too, so a telephone number's figures are left out.
    """
    spans = [found.span() for found in _telephones(text)]
    return any(
        nhs.is_valid(figures := re.sub(r"\D", "", found[0])) and len(set(figures)) > 1
        for found in _TEN.finditer(text)
        if not any(start < found.end() and found.start() < end for start, end in spans)
    )


# Prefixes that are issued (HMRC, NIM39110); the last letter must be there. In small letters with
# gaps nothing follows it but a stop: "on 12 11 26 a letter" is no number.
_PREFIX = r"(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]"
_INSURANCE = re.compile(
    r"(?<![A-Za-z0-9])"
    rf"(?:{_PREFIX}[ -]?\d\d[ -]?\d\d[ -]?\d\d[ -]?[A-D]|(?i:{_PREFIX}\d{{6}}[A-D])"
    rf"|(?i:{_PREFIX})[ -]\d\d[ -]\d\d[ -]\d\d[ -][a-d](?! ?\w))"
    r"(?![A-Za-z0-9])"
)

_AREAS = (
    "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY"
    " E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD"
    " LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG"
    " SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE"
)
"""The areas of UK postcodes (Royal Mail); "1st" and "2nd" after a room or a road are none."""
_POSTCODE = re.compile(
    rf"(?<![A-Za-z0-9])(?:{'|'.join(sorted(_AREAS.split(), key=len, reverse=True))})"
    r"\d[\dA-HJKMNPR-Y]?(?: {0,2}|-|\n)"
    r"(?-i:(?!1st|2nd|3rd|\dth))\d[ABD-HJLNP-UW-Z]{2}(?![A-Za-z0-9])",
    re.IGNORECASE,
)

_EMAIL = re.compile(r"[\w+'-]@[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}\.[^\W\d_]{2,}")

_LOOK: dict[Identifier, Callable[[str, date], bool]] = {
    Identifier.NHS_NUMBER: lambda text, _day: _nhs_number(text),
    Identifier.NATIONAL_INSURANCE: lambda text, _day: bool(_INSURANCE.search(text)),
    Identifier.DATE_OF_BIRTH: holds_birth_date,
    Identifier.POSTCODE: lambda text, _day: bool(_POSTCODE.search(text)),
    Identifier.EMAIL: lambda text, _day: bool(_EMAIL.search(text)),
    Identifier.TELEPHONE: lambda text, _day: any(True for _ in _telephones(text)),
}
