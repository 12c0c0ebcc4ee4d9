"""Faults in delivery: what is saved, sent, marked and repeated, and to whom it goes on."""

from tests.mutants.mutant import Edit, Mutant

GETTING_THERE = "tests/bot/post/test_getting_it_to_people.py::"
COURIER = "tests/bot/post/test_courier.py::"
ONCE = "tests/bot/turns/test_once_and_only_once.py::"

UNTOLD = "tests/bot/watch/test_untold.py::"
COUNTED = "tests/bot/watch/test_books.py::"

DELIVERY_FAULTS = (
    Mutant(
        "a receipt says told of whoever is being told",
        "dialogs/cases/who_is_told.py",
        Edit("HAVE_IT = frozenset((", "HAVE_IT = frozenset((Outcome.WAITING, "),
        "tests/bot/cases/test_who_has_been_told.py::test_told_is_said_once_it_is_so",
    ),
    Mutant(
        "a receipt stays as it was when it was sent",
        "bot/post/folds.py",
        Edit("    reporter_learns(work, message)\n", ""),
        "tests/bot/cases/test_who_has_been_told.py::test_told_is_said_once_it_is_so",
    ),
    Mutant(
        "a rung is claimed, and one notice is never put",
        "bot/cases/escalation.py",
        Edit(
            "    tell(work, case, told, again=again or",
            "    if told.role == Role.SIRO:\n"
            "        return\n"
            "    tell(work, case, told, again=again or",
        ),
        COUNTED + "test_whatever_teams_answers_the_sum_holds_after_each_step",
    ),
    Mutant(
        "a rung is claimed, and no rung is planned after it",
        "bot/cases/escalation.py",
        Edit(
            "times={RUNG + rung: at for rung, at in rungs},",
            "times={},",
        ),
        COUNTED + "test_a_report_and_what_it_brings_about_adds_up",
    ),
    Mutant(
        "the digest leaves somebody out",
        "bot/cases/digest.py",
        Edit(
            "    for person, each in _told_on(work, row.party, day).items():\n",
            "    for person, each in list(_told_on(work, row.party, day).items())[1:]:\n",
        ),
        UNTOLD + "test_what_stands_on_a_card_of_several_is_told",
    ),
    Mutant(
        "the auditor does not look whom rungs told",
        "bot/watch/books.py",
        Edit("        if found is Found.UNTOLD:\n", "        if found is None:\n"),
        UNTOLD + "test_a_rung_whose_notice_was_never_put_is_found",
    ),
    Mutant(
        "what the auditor found is forgotten in a minute",
        "bot/watch/books.py",
        Edit("            count.open.append(one)\n", "            pass\n"),
        UNTOLD + "test_it_calls_until_nobody_need_hear_of_that_rung_any_more",
    ),
    Mutant(
        "what does not add up calls nobody",
        "bot/watch/vitals.py",
        Edit("Alarm.BOOKS: not self.books.add_up", "Alarm.BOOKS: bool(self.books.off)"),
        UNTOLD + "test_a_rung_whose_notice_was_never_put_is_found",
    ),
    Mutant(
        "who has it no more has answered all the same",
        "storage/outbox.py",
        Edit('at = to_micros(now) if row["lane"] == lane else None', "at = to_micros(now)"),
        COUNTED + "test_answered_seen_and_not_seen_are_told_apart",
    ),
    Mutant(
        "what was put in the transaction that begins to count is counted twice",
        "storage/tally.py",
        Edit("        self._session.notes.put.clear()\n", ""),
        "tests/storage/test_storage_together.py"
        "::test_what_was_put_beside_the_first_count_is_counted_once",
    ),
    Mutant(
        "send before save: the answer is given while it is being saved",
        "bot/turns/handle.py",
        Edit(
            "        reply = await self._save("
            "lambda unit: self._turn(unit, come, now, ids), ids)\n",
            "        said: list[Reply] = []\n"
            "        def work(unit: Unit) -> Reply:\n"
            "            said.append(self._turn(unit, come, now, ids))\n"
            "            return said[-1]\n"
            "        saving = asyncio.ensure_future(self._save(work, ids))\n"
            "        saving.add_done_callback(lambda one: one.exception())\n"
            "        while not (said or saving.done()):\n"
            "            await asyncio.sleep(0)\n"
            "        reply = said[-1]\n",
        ),
        "tests/bot/turns/test_saved_before_said.py::test_what_cannot_be_saved_is_not_said",
    ),
    Mutant(
        "a near miss that someone stepped aside from stays in their digest",
        "bot/cases/room.py",
        Edit("    left_out=digest.leave_out,\n", "    left_out=None,\n"),
        "tests/bot/near_misses/test_conflict_in_a_digest.py::test_it_goes_from_the_digest_and_the_others_stay",
    ),
    Mutant(
        "what is typed after the last question is dropped with thanks",
        "bot/drafts/typed_answers.py",
        Edit(
            "if asked else _for_story(turn, found, NOTHING_ASKED)\n",
            "if asked else Answer(TextBody(found.kind.reporting.all_answered))\n",
        ),
        "tests/bot/drafts/test_typed_and_not_kept.py"
        "::test_what_is_typed_after_the_last_question_is_said_not_to_be_added",
    ),
    Mutant(
        "a notice is marked before it is sent",
        "bot/post/delivery.py",
        Edit(
            "        try:\n            receipt = await self.channels",
            "        await self.store.write(\n"
            "            lambda unit: unit.outbox.sent(message.id, now=now, receipt=None)\n"
            "        )\n"
            "        try:\n            receipt = await self.channels",
        ),
        GETTING_THERE + "test_a_crash_between_sending_and_marking_is_one_repeat",
    ),
    Mutant(
        "a failed send is counted as sent",
        "bot/post/delivery.py",
        Edit(
            "        except Undelivered as failure:\n            return failure\n",
            "        except Undelivered:\n            receipt = None\n",
        ),
        GETTING_THERE + "test_an_error_of_teams_is_tried_again_until_it_goes",
    ),
    Mutant(
        "who is out of reach for hours is tried for ever",
        "bot/post/not_delivered.py",
        Edit("if tries >= MOST_TRIES and", "if tries >= 9999 and"),
        GETTING_THERE + "test_of_what_is_tried_for_long_the_next_person_hears_once",
    ),
    Mutant(
        "nobody else hears while one is tried and tried",
        "bot/post/not_delivered.py",
        Edit("        passed_on(work, message, LATE)\n", "        pass\n"),
        GETTING_THERE
        + "test_the_next_person_hears_when_it_would_be_late_and_the_first_hears_all_the_same",
    ),
    Mutant(
        "two messages to one person are in doubt",
        "bot/post/lanes.py",
        Edit("        if state in UNDER_WAY:\n            return False\n", ""),
        COURIER + "test_to_one_person_only_one_message_is_ever_under_way",
        more=(Edit("NEXT[lane.state][what]", "NEXT[lane.state].get(what, LaneState.SENDING)"),),
    ),
    Mutant(
        "a repeat looks like something new",
        "bot/post/in_doubt.py",
        Edit("message.why in (SENDING, UNANSWERED)", "message.why == UNANSWERED"),
        GETTING_THERE + "test_a_crash_between_sending_and_marking_is_one_repeat",
    ),
    Mutant(
        "one was not marked, and the next is sent",
        "bot/post/courier.py",
        Edit("if self._stopping or self._failure is not None:", "if self._stopping:"),
        COURIER + "test_where_the_store_takes_no_mark_nothing_more_is_begun",
    ),
    Mutant(
        "who does not answer is asked at once for the rest of theirs",
        "bot/post/lane_states.py",
        Edit(
            "        Happened.NOT_ANSWERED: LaneState.SILENT,\n    },\n    LaneState.HELD",
            "        Happened.NOT_ANSWERED: LaneState.FREE,\n    },\n    LaneState.HELD",
        ),
        COURIER + "test_who_does_not_answer_is_left_alone_for_a_while_and_the_others_are_told",
    ),
    Mutant(
        "danger waits behind what came before it",
        "storage/outbox.py",
        Edit(
            "_ORDER = (outbox.c.urgency, outbox.c.attempts, ",
            "_ORDER = (outbox.c.attempts, ",
        ),
        "tests/storage/test_storage_repositories.py"
        "::test_danger_comes_first_then_answers_then_the_clock_that_runs_out_first",
    ),
    Mutant(
        "who cannot be reached is nobody's business",
        "bot/cases/unreached.py",
        Edit("        _tell_next(work, case, told, at_once=at_once)\n", "        pass\n"),
        GETTING_THERE + "test_who_cannot_be_reached_is_noted_and_the_next_person_is_told",
    ),
    Mutant(
        "the fall-through leaves the controller",
        "bot/cases/escalation.py",
        Edit(
            "found = work.services.directory.holders(party, Role(role), day, case.out)",
            "found = work.services.directory.holders(party, Role(role), day, case.out)"
            " or work.services.directory.holders(\n"
            "            work.services.agreement.lead, Role(role), day\n        )",
        ),
        "tests/bot/cases/test_who_is_kept_out.py"
        "::test_with_every_post_vacant_the_coordinator_hears_that_nobody_can_be_reached",
    ),
    Mutant(
        "acknowledged since, the notice still goes",
        "bot/cases/escalation.py",
        Edit(
            "return rung is None or is_silent(rung, case.so_far)",
            "return case.decided is not None",
        ),
        GETTING_THERE + "test_acknowledged_since_a_notice_that_still_waits_is_superseded",
    ),
    Mutant(
        "a notice that cannot be made holds up the others",
        "bot/post/delivery.py",
        Edit("        except UNREADABLE as fault:\n", "        except NotThere as fault:\n"),
        "tests/bot/post/test_a_damaged_case_in_the_post.py"
        "::test_it_holds_up_no_other_message_to_the_same_person",
    ),
    Mutant(
        "a rung of a case that cannot be read holds up the others",
        "bot/timer/sweep.py",
        Edit(
            "except (NotThere, StoreUnavailable, VersionConflict, ValueError, LookupError)",
            "except (NotThere, VersionConflict, ValueError, LookupError)",
        ),
        "tests/bot/timer/test_sweep.py::test_a_case_that_cannot_be_read_ends_no_sweep",
    ),
    Mutant(
        "what Open shows is not folded away once Teams has said no",
        "bot/post/not_delivered.py",
        Edit(
            "if message.kind not in REPLACES or not isinstance(card, ToCard):",
            "if message.kind in REPLACES or not isinstance(card, ToCard):",
        ),
        "tests/bot/post/test_cards_that_could_not_be_changed.py"
        "::test_what_open_shows_is_folded_away_once_teams_lets_us",
    ),
    Mutant(
        "an update redraws a form under their hands",
        "bot/turns/handle.py",
        Edit("        answer = in_place(turn, answer)\n", ""),
        "tests/bot/drafts/test_forms_keep_what_is_written.py"
        "::test_a_form_is_a_message_of_its_own_where_the_card_is_still_to_be_updated",
    ),
    Mutant(
        "a turn's key is not kept",
        "bot/turns/handle.py",
        Edit(
            "    turn.unit.turns.keep("
            "turn.key, answer.to_keep if _waits(turn) else InOutbox(), now=turn.now)\n",
            "",
        ),
        "tests/bot/turns/test_delivered_again.py"
        "::test_an_answer_delivered_twice_is_not_the_answer_to_the_next_question",
    ),
    Mutant(
        "a tap is not kept",
        "bot/turns/handle.py",
        Edit("        turn.unit.turns.keep(tap, answer.to_keep, now=turn.now)\n", ""),
        ONCE + "test_a_double_tap_on_send_is_one_case",
    ),
    Mutant(
        "a letter whose answer was cut off is not in doubt",
        "adapters/mail.py",
        Edit(
            "return DeliveryFailed() if came.step is Step.HAND_OVER else NotSent()",
            "return NotSent()",
        ),
        "tests/adapters/test_mail_moods.py::test_a_mail_server_in_a_mood",
    ),
    Mutant(
        "the identity endpoint is asked through the proxy",
        "adapters/network.py",
        Edit("not self.proxy or _is_near(host) or", "not self.proxy or"),
        "tests/adapters/test_network.py::"
        "test_no_proxy_leads_to_this_machine_or_its_identity_endpoint",
    ),
    Mutant(
        "mailboxes that hang take the places of people who did not answer",
        "bot/post/lanes.py",
        Edit(
            "return len(self._in[LaneState.ASIDE]) - mails_aside < AT_ONCE_ASIDE",
            "return len(self._in[LaneState.ASIDE]) < AT_ONCE_ASIDE",
        ),
        "tests/bot/post/test_lanes.py::"
        "test_a_mail_server_that_hangs_takes_no_place_of_anybody_in_teams",
    ),
)
