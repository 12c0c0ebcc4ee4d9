"""Whether a text seems to hold a date of birth, and not only the date that something happened."""

import re
from datetime import date

MOST_YEARS = 120  # nobody is older
AT_LEAST = 2  # years back: what people report happened lately (a younger child's needs a word)
SOON = 5  # two figures of a year up to this many years ahead are not of the last century


def holds_birth_date(text: str, day: date) -> bool:
    """Find a date next to a word for birth, or one in figures two years or more before `day`.

    Words must join the two: "her date of birth was on the letter of 12/11/2026" has none.
    """
    if _NAMED.search(text) or _NAMED_AFTER.search(text):
        return True
    return any(_long_ago(found, day) for found in _FIGURES.finditer(text))


_MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_ANY_DATE = (
    rf"(?:{_DAY}[/.\- ](?:0?[1-9]|1[0-2])[/.\- ](?:\d{{4}}|\d\d)"  # 12/03/2014, 12 03 14
    r"|(?:19|20)\d\d[/.-](?:0?[1-9]|1[0-2])[/.-]" + _DAY + "|"  # 2014-03-12
    rf"{_DAY}(?:st|nd|rd|th)?(?: of)?[ ./-]{{0,2}}{_MONTHS}[ ,./-]{{0,2}}(?:\d{{4}}|\d\d)"
    r"|\d{6}(?:\d\d)?"  # 120314, 12032014: beside a word for birth alone
    rf"|{_MONTHS} {{0,2}}{_DAY}(?:st|nd|rd|th)?[ ,]{{1,2}}\d{{4}})(?!\d)"
)
_BIRTH = r"\b(?:d\.? ?o\.? ?b\b\.?|dates? of birth|birth ?dates?|birthday|born)"
_JOINED = r"(?:[\s:=(,–-]{0,3}\b(?:is|was|are|on|the|of|as|being)\b){0,3}[\s:=(,–-]{0,4}"
_NAMED = re.compile(_BIRTH + _JOINED + _ANY_DATE, re.IGNORECASE)
_NAMED_AFTER = re.compile(
    r"(?<!\d)" + _ANY_DATE + r"[\s(,–-]{0,3}(?:is |was |as )?" + _BIRTH, re.IGNORECASE
)

_SHORT = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

# A year of two figures only between strokes: 12-03-14 is a bank's sort code. Part of a longer
# string of figures and strokes (SCC/12/03/2014/7) is a reference.
_FIGURES = re.compile(
    r"(?<!\d)(?<!\d[/.\-])(?<![A-Za-z]/)"
    r"(?:(?P<d>\d\d?)[/.\-](?P<m>\d\d?)[/.\-](?P<y>(?:19|20)\d\d)"
    r"|(?P<yi>(?:19|20)\d\d)-(?P<mi>\d\d)-(?P<di>\d\d)"
    r"|(?P<ds>\d\d)/(?P<ms>\d\d)/(?P<ys>\d\d)"
    rf"|(?P<dw>\d\d?)[/-](?P<mw>{'|'.join(_SHORT)})[/-](?P<yw>(?:19|20)\d\d))"  # 12-Mar-2014
    r"(?!\d)(?![/.\-]\d)",
    re.IGNORECASE,
)


def _long_ago(found: re.Match[str], day: date) -> bool:
    year, month, day_of_month = (_number(found, name) for name in ("y", "m", "d"))
    if found["ys"]:
        year += 2000 if 2000 + year <= day.year + SOON else 1900
    try:
        then = date(year, month, day_of_month)
    except ValueError:
        return False
    years = day.year - then.year - ((then.month, then.day) > (day.month, day.day))
    return AT_LEAST <= years <= MOST_YEARS


def _number(found: re.Match[str], name: str) -> int:
    """Return that part of the date, whichever way it is written."""
    said = str(next(found[name + way] for way in ("", "i", "s", "w") if found[name + way]))
    return int(said) if said.isdigit() else _SHORT.index(said.lower()) + 1
