"""What should not be there is noticed by kind, and what is only a number is left alone."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.gb import nhs

from adapters.identifiers import notice
from governance.people.identifier import Identifier

TODAY = date(2026, 11, 23)
NHS, NINO, BORN, POSTCODE, EMAIL, PHONE = Identifier


def seen(text: str) -> tuple[Identifier, ...]:
    return notice(text, day=TODAY)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("Her number is 943 476 5919.", NHS, id="the NHS's own example"),
        pytest.param("on NHS No 9434765919", NHS, id="in one piece"),
        pytest.param("NHS9434765919", NHS, id="straight after the letters"),
        pytest.param("943-476-5919", NHS, id="with hyphens"),
        pytest.param("943\u00a0476\u00a05919", NHS, id="with hard spaces"),
        pytest.param("９４３４７６５９１９", NHS, id="full-width figures"),
        pytest.param("943 476 5919 and 943 476 5870", NHS, id="two in a row"),
        pytest.param("AB 12 34 56 C", NINO, id="as printed on the card"),
        pytest.param("NI AB123456C.", NINO, id="in one piece"),
        pytest.param("ab123456c", NINO, id="small letters in one piece"),
        pytest.param("ab 12 34 56 c.", NINO, id="small letters with gaps"),
        pytest.param("AB-12-34-56-C", NINO, id="with strokes"),
        pytest.param("DOB 12/03/2014", BORN, id="DOB"),
        pytest.param("DOB 120314", BORN, id="six figures beside the word"),
        pytest.param("(dob: 12032014)", BORN, id="eight figures beside the word"),
        pytest.param("12-Mar-2014", BORN, id="a computer's way, with the month's name"),
        pytest.param("12/MAR/2014", BORN, id="another computer's"),
        pytest.param("d.o.b. 12.3.14", BORN, id="with stops and two figures"),
        pytest.param("Date of birth: 12 March 2014", BORN, id="the month in words"),
        pytest.param("born on the 12th of March, 2014", BORN, id="in a sentence"),
        pytest.param("born March 12th, 2014", BORN, id="the month first"),
        pytest.param("whose birthday is 3-9-2026", BORN, id="a baby, with the word"),
        pytest.param("(12/03/2014, DOB)", BORN, id="the word after it"),
        pytest.param("It named a boy, 12/03/2014.", BORN, id="figures, years ago"),
        pytest.param("2014-03-12", BORN, id="a computer's way"),
        pytest.param("12/03/14", BORN, id="two figures, years ago"),
        pytest.param("12/03/58", BORN, id="two figures of the last century"),
        pytest.param("at ST16 2LD in error", POSTCODE, id="as printed"),
        pytest.param("at st162ld", POSTCODE, id="in one piece, small letters"),
        pytest.param("st16-2ld", POSTCODE, id="with a stroke"),
        pytest.param("Stafford ST16\n2LD", POSTCODE, id="over the end of a line"),
        pytest.param("M1 1AE", POSTCODE, id="a short one"),
        pytest.param("EC1A 1BB", POSTCODE, id="a London one"),
        pytest.param("S10 1ST", POSTCODE, id="one that ends like first"),
        pytest.param("to jo.bloggs@example.org.", EMAIL, id="e-mail"),
        pytest.param("JO+x@mail.council.gov.uk", EMAIL, id="of several parts"),
        pytest.param("rang 01632 960101", PHONE, id="a town's"),
        pytest.param("(01632) 960 101", PHONE, id="with brackets"),
        pytest.param("020 7946 0018", PHONE, id="London"),
        pytest.param("07700 900123", PHONE, id="a mobile"),
        pytest.param("07700900123", PHONE, id="in one piece"),
        pytest.param("447700900123", PHONE, id="a mobile, as a system keeps it"),
        pytest.param("01204 12345", PHONE, id="ten figures"),
        pytest.param("+44 (0)1632 960101", PHONE, id="from abroad"),
        pytest.param("0044 7700 900 123", PHONE, id="with 00"),
        pytest.param("+353 20 912 3456", PHONE, id="another country's"),
    ],
)
def test_an_identifier_is_noticed_as_what_it_is(text: str, kind: Identifier) -> None:
    assert seen(text) == (kind,)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("A letter about the zebra plan went to number 12.", id="a house number"),
        pytest.param("943 476 5918", id="a check digit that is wrong"),
        pytest.param("0000000000", id="all noughts"),
        pytest.param("It was 12345678901234.", id="a longer number"),
        pytest.param("Noticed 23/11/2026 at 10:30", id="the day it happened"),
        pytest.param("between 12.11.2026 14:30 and 15:00", id="a day with stops, and a time"),
        pytest.param("from 01-02-2026 10:15 to 11:15", id="a day with hyphens, and a time"),
        pytest.param("on 2026-11-23 10:30", id="a computer's day and time"),
        pytest.param("on 12 11 26 a letter was sent", id="a day with spaces"),
        pytest.param("sent on 12-Nov-2026 at 10", id="a computer's day, lately"),
        pytest.param("batch 120314 was sent", id="six figures beside no word for birth"),
        pytest.param("ref 44770090012", id="a figure short of a mobile's"),
        pytest.param("in B2-1st floor", id="a floor after a stroke"),
        pytest.param("The review is on 01/02/27", id="a day to come"),
        pytest.param("Her date of birth was on the letter of 12/11/2026.", id="both, not joined"),
        pytest.param("It had a DOB. It went out on 12/11/2026.", id="in two sentences"),
        pytest.param("A newborn's notes, 12/11/2026", id="newborn is not born"),
        pytest.param("since 25 May 2018", id="a day in words is a rule's as often as a child's"),
        pytest.param("Sort code 12-03-14", id="a bank's code"),
        pytest.param("SCC/12/03/2014/7", id="a reference of figures and strokes"),
        pytest.param("31/02/2014", id="no such day"),
        pytest.param("12/03/1066", id="nobody is that old"),
        pytest.param("BR-2026-0007", id="our own reference"),
        pytest.param("INC0123456789", id="a helpdesk's reference"),
        pytest.param("QQ123456C", id="a prefix that is never issued"),
        pytest.param("CP123456", id="a reference without the last letter"),
        pytest.param("Block B2 1st floor, then C3 2nd door", id="floors and doors"),
        pytest.param("at 10 3am, ward 5 at 8pm", id="times"),
        pytest.param("A4 copies on the M6 near J13", id="paper and roads"),
        pytest.param("meet @ the office, 3@4.50", id="at signs"),
        pytest.param("phone 999 or 101 first", id="the emergency numbers"),
        pytest.param("1 2 3 4 5 6 7 8 9", id="counting"),
        pytest.param("open 0900-1000 1100-1200", id="opening hours"),
    ],
)
def test_what_is_no_identifier_is_left_alone(text: str) -> None:
    assert seen(text) == ()


def test_each_kind_is_named_once_and_in_order() -> None:
    text = "01632 960101, jo@example.org, ST16 2LD and ST17 4HN, DOB 12/03/2014, 943 476 5919"

    assert seen(text) == (NHS, BORN, POSTCODE, EMAIL, PHONE)


def test_a_telephone_number_whose_figures_pass_the_check_is_no_nhs_number() -> None:
    assert nhs.is_valid("1214960006")
    assert seen("+44 121 496 0006") == (PHONE,)


@given(st.integers(min_value=10**8, max_value=10**9 - 1), st.text(max_size=20))
def test_every_nhs_number_is_noticed_and_no_other_ten_figures(nine: int, around: str) -> None:
    weighed = sum(
        int(figure) * weight for figure, weight in zip(str(nine), range(10, 1, -1), strict=True)
    )
    check = -weighed % 11  # 10 has no digit: no such number is issued
    words = "".join(c for c in around if c.isalpha())
    found = [digit for digit in range(10) if NHS in seen(f"{words} {nine}{digit} {words}")]

    assert found == [digit for digit in [check] if digit < 10 and len({*str(nine), str(digit)}) > 1]


@given(st.text(max_size=400))
def test_any_text_at_all_is_looked_at(text: str) -> None:
    assert set(seen(text)) <= set(Identifier)


MOST = 20_000  # characters a card's box takes; five times what is ever kept


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "piece",
    [
        *("0", "0 ", "+44 ", "(", "1/", "12/03/", "2014-03-", "943 476 ", "- ", ",", " "),
        *("a@", "a.", "@a.", "AB", "st1 ", "\ufdfa", "born ", "born on the ", "d.o.b", "12 march "),
    ],
)
def test_no_text_takes_long_however_it_is_made(piece: str) -> None:
    assert len(seen((piece * MOST)[:MOST])) <= len(Identifier)
