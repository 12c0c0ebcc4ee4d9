"""A file that is sent as an answer, and a form that was cancelled, through what people can see."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from bot.drafts.form_submit import FORM_GONE
from tests.browser import forms
from tests.browser_kit import SIZES, Picture, pane

pytestmark = pytest.mark.browser
PICTURED = "ways-out-"

WORKER, LEAD = "Priya Marlowe", "Tom Bexley"
STORY = "I think a letter went to an old address."
NOT_KEPT = "I have not kept the file or picture you sent."
ONLY_HERE = "Delete your message in this chat only. Keep the original."


@SIZES
def test_of_a_file_as_an_answer_the_words_are_kept_and_the_file_is_said_not_to_be(
    page: Page, picture: Picture, tmp_path: Path
) -> None:
    file = tmp_path / "letter.docx"
    file.write_bytes(b"anything")
    worker = pane(page, WORKER)
    attach = worker.root.get_by_label("Attach a file")

    attach.set_input_files(file)
    worker.say("")
    worker.sees("I have not kept your file or picture.")
    worker.sees(ONLY_HERE)
    picture("1-file-alone")
    worker.say("report a breach")
    worker.sees("Could anyone be hurt because of this?")
    worker.say("no")
    worker.sees("What happened?")
    attach.set_input_files(file)
    worker.say(STORY)

    worker.sees(NOT_KEPT)
    worker.sees("What went wrong?")
    picture("2-file-as-answer")
    worker.say("help")
    worker.sees("Not sent yet: “Report a data breach”")
    picture("3-help")


@SIZES
def test_a_form_that_was_cancelled_by_typing_sends_nothing_and_says_so(
    page: Page, picture: Picture
) -> None:
    worker = pane(page, WORKER)
    worker.say("report a breach")
    worker.sees("Could anyone be hurt because of this?")
    worker.say("stop")
    worker.sees("Cancelled: “Report a data breach”.")
    forms.breach(worker, STORY)
    worker.click("Send")

    worker.sees(FORM_GONE)
    picture("4-dead-form")
    assert worker.control(forms.WHAT_HAPPENED).input_value() == STORY
    pane(page, LEAD).does_not_see("New breach report")
