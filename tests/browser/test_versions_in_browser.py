"""In a browser: a new version from proposal to force, its document, and notice to end it."""

import hashlib
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser_kit import PHONE, Pane, Picture, axe_violations, pane, travel

pytestmark = pytest.mark.browser
PICTURED = "version-"

ROLES = Path(__file__).with_name("reviews_roles.toml")
OFFICE, COUNCIL, POLICE, HEALTH = "Joan Whitby", "Fiona Hartley", "Stella Novak", "Gemma Lowe"
EXECUTIVE, NURSE = "Martin Ashby", "Hanna Reid"
PDF = b"%PDF-1.7\nAn invented agreement, version 1.2.\n%%EOF\n"
SHA = hashlib.sha256(PDF).hexdigest()
SAVED_AS = 'attachment; filename="SSCB-ISA-2023-v1.2.pdf"'
TITLE = "Staffordshire Safeguarding Children Board Information Sharing Agreement 2023"


@pytest.fixture
def desk_options(tmp_path: Path) -> tuple[str, ...]:
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "isa-1.2.pdf").write_bytes(PDF)
    return ("--start", "2026-11-22T09:30", "--roles", str(ROLES), "--documents", str(documents))


def propose(page: Page, picture: Picture) -> None:
    office = pane(page, OFFICE)
    office.click("Propose a new version")
    office.sees("Every partner is asked to approve it, and everyone else to sign.")
    office.fill("Number of the new version", "1.2")
    office.fill("When was it written?", "2026-11-20")
    office.fill("What changes, and why? (No names of people.)", "The law has changed.")
    picture("1-propose", OFFICE)
    office.click("Send it round")
    office.sees(re.compile("Version 1.2 waits for approval: 0 of 3 partners have approved it."))


def approve(page: Page, who: str, post: str) -> None:
    signatory = pane(page, who)
    signatory.sees(f"{TITLE}: please approve version 1.2")
    signatory.click("Approve v1.2")
    signatory.fill("Your post", post)
    signatory.tick("I approve version 1.2 for")
    signatory.click("Approve v1.2")
    signatory.sees(re.compile("has approved version 1.2"))


def download(page: Page, who: Pane) -> tuple[str, bytes]:
    """How the browser is told to save what is behind the link, which opens a page of its own."""
    with page.context.expect_event("response", lambda one: "/agreement/" in one.url) as answered:
        who.click("Download the document")
    response = answered.value
    assert response.status == 200
    return response.headers["content-disposition"], page.request.get(response.url).body()


def test_a_version_is_proposed_read_approved_by_all_three_and_in_force(
    page: Page, picture: Picture
) -> None:
    propose(page, picture)

    police = pane(page, POLICE)
    police.sees(re.compile(rf"Its fingerprint: {SHA[:8]}…{SHA[-8:]}"))
    picture("2-please-approve", POLICE)
    police.click("The document")
    police.sees(re.compile("The link works for one hour"))
    picture("3-document", POLICE)
    assert download(page, police) == (SAVED_AS, PDF)

    approve(page, COUNCIL, "Director of children's services")
    pane(page, COUNCIL).sees(re.compile("Version 1.2 waits for Staffordshire Police, "))
    police.click("Back")
    approve(page, POLICE, "Assistant chief constable")
    pane(page, OFFICE).say("where things stand")
    pane(page, OFFICE).sees(re.compile("2 of 3 partners have approved it."))
    picture("4-two-of-three", OFFICE)

    approve(page, HEALTH, "Chief nursing officer")
    pane(page, HEALTH).sees("Every partner has approved version 1.2: it is in force.")
    for who in (OFFICE, COUNCIL, POLICE, HEALTH, EXECUTIVE):
        pane(page, who).sees(f"{TITLE}: version 1.2 is in force")
    nurse = pane(page, NURSE)
    nurse.say("show me the agreement")
    nurse.sees(re.compile("Version 1.2 of Fri 20 Nov 2026"))
    picture("5-in-force")
    assert axe_violations(page) == []


@pytest.mark.parametrize("size", [PHONE])
def test_who_does_not_sign_says_so_on_a_phone_and_the_next_is_asked(
    page: Page, picture: Picture
) -> None:
    propose(page, picture)
    health = pane(page, HEALTH)
    health.sees(f"{TITLE}: please approve version 1.2")
    picture("6-phone-approve")
    health.click("Not me")
    health.fill("Who should be asked? Give the post, not a name.", "The chief nurse")
    health.click("Send")
    health.sees("Thank you. Somebody else will be asked. This was not counted as an answer.")
    pane(page, NURSE).sees(f"{TITLE}: please approve version 1.2")
    assert axe_violations(page) == []


def test_notice_is_recorded_everyone_hears_and_on_its_day_the_agreement_has_ended(
    page: Page, picture: Picture
) -> None:
    office = pane(page, OFFICE)
    office.click("Record a notice to end it")
    office.choose("Who served notice?", "Staffordshire Police")
    office.fill("On which day?", "2026-11-20")
    office.fill("From which day does the agreement end?", "2026-12-31")
    office.tick("We have the notice in writing.")
    picture("7-notice", OFFICE)
    office.click("Record the notice")
    office.sees("Notice of termination was served by Staffordshire Police on Fri 20 Nov 2026.")
    for who in (COUNCIL, POLICE, HEALTH, EXECUTIVE):
        pane(page, who).sees(f"{TITLE} ends on Thu 31 Dec 2026")
        pane(page, who).sees("Until then it is in force: please go on as before.")
    picture("8-ends")
    assert axe_violations(page) == []

    travel(page, "+30 days")
    travel(page, "+30 days")
    office.say("where things stand")
    office.sees("Terminated: it is no longer in force.")
    council = pane(page, COUNCIL)
    council.say("agreement review")
    council.sees("There is nothing to review just now. Thank you.")
    council.click("Show me the agreement")
    council.sees(f"{TITLE} ended on Thu 31 Dec 2026")
    picture("9-ended")


def test_a_notice_taken_back_leaves_the_agreement_in_force(page: Page, picture: Picture) -> None:
    office = pane(page, OFFICE)
    office.say("end the agreement")
    office.choose("Who served notice?", "Staffordshire Police")
    office.fill("From which day does the agreement end?", "2027-06-30")
    office.tick("We have the notice in writing.")
    office.click("Record the notice")
    office.click("The notice is withdrawn")
    office.fill("Why? (No names of people.)", "It was a mistake.")
    office.click("Send")

    pane(page, POLICE).sees(f"{TITLE}: the notice to end it is withdrawn")
    pane(page, POLICE).sees("The agreement goes on as before.")
