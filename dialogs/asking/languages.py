"""In which language someone typed: told by words that English does not have."""

import re
from collections.abc import Mapping
from enum import StrEnum

from dialogs.asking.ngrams import folded

MOST_READ = 2000  # characters


class Language(StrEnum):
    """What is answered in besides English."""

    WELSH = "welsh"
    POLISH = "polish"


ONLY_THERE: Mapping[Language, str] = {
    Language.WELSH: """
        perygl mewn ddim isio eisiau wedi rhywun plentyn plant gyllell cyllell maer heddlu gwybod
        byw lladd marw brifo niwed anafu ofn ganddo ganddi achos mynd yw yng dwi rwyn bygwth
        cartref tad merch bachgen ffordd nawr rwan argyfwng helpwch gofyn yma efo gyda
        """,
    Language.POLISH: """
        jest nie sie jej jego mnie ona dziecko dzieci dziecka dziecku niebezpieczenstwie noz grozi
        zabije zabic pomocy pomoc ojciec ojca matka wie gdzie mieszka boje policja chce umrzec
        skrzywdzi krzywda bije zyc siebie przemoc wlasnie tutaj moze bardzo moja moj teraz tego
        """,
}
"""Words as `folded`."""


def language_of(text: str) -> Language | None:
    """The language that `text` has most words of; None for English and any other.

    >>> language_of("mae hi mewn perygl")
    <Language.WELSH: 'welsh'>
    """
    said = set(re.findall(r"[a-z]+", folded(text[:MOST_READ])))
    found = {language: len(said.intersection(w.split())) for language, w in ONLY_THERE.items()}
    most = max(found, key=lambda language: found[language])
    return most if found[most] else None
