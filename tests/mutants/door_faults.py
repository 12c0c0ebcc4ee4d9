"""Faults at the edges: the token at the door, and what leaves in logs, cards and mail."""

from tests.mutants.mutant import Edit, Mutant

ATTACKS = "tests/adapters/teams/test_attack_suite.py::"
KEYS = "tests/adapters/teams/test_attack_suite_keys.py::"

DOOR_FAULTS = (
    Mutant(
        "a token without an expiry is taken",
        "adapters/teams/tokens_in.py",
        Edit(
            'if now >= _moment(claims, "exp") + skew:',
            'if "exp" in claims and now >= _moment(claims, "exp") + skew:',
        ),
        ATTACKS + "test_a_token_that_is_not_right_is_refused",
    ),
    Mutant(
        "other algorithms are taken, HS256 with them",
        "adapters/teams/tokens_in.py",
        Edit("algorithms=[ALGORITHM]", 'algorithms=[ALGORITHM, "RS512", "HS256"]'),
        ATTACKS + "test_a_token_that_is_not_right_is_refused",
        more=(
            Edit(
                'if header.get("alg") != ALGORITHM or not isinstance(key_id, str):',
                "if not isinstance(key_id, str):",
            ),
        ),
    ),
    Mutant(
        "a token of another issuer is taken",
        "adapters/teams/tokens_in.py",
        Edit('if claims.get("iss") != self._issuer:', 'if not claims.get("iss"):'),
        ATTACKS + "test_a_token_that_is_not_right_is_refused",
    ),
    Mutant(
        "a remembered signature outlives its key",
        "adapters/teams/tokens_in.py",
        Edit("if known is not None and known.key is key:", "if known is not None:"),
        "tests/adapters/teams/test_teams_signatures.py::test_another_key_under_the_same_id_is_tried_anew",
    ),
    Mutant(
        "the service URL is not held against the token",
        "adapters/teams/bot_framework.py",
        Edit(
            "if not proved or any(value != service_url for value in proved):",
            "if not proved:",
        ),
        ATTACKS + "test_a_good_token_with_another_activity_is_refused",
    ),
    Mutant(
        "the tenant is not held against the registration",
        "adapters/teams/bot_framework.py",
        Edit(
            "if not named or any(tenant not in self.tenants for tenant in named):",
            "if not named:",
        ),
        ATTACKS + "test_a_good_token_with_another_activity_is_refused",
    ),
    Mutant(
        "for every unknown key the keys are fetched again",
        "adapters/teams/jwks.py",
        Edit(
            "if self._flight is None and self._clock.monotonic() >= self._may_fetch_at:",
            "if self._flight is None:",
        ),
        KEYS + "test_unknown_keys_one_after_another_cost_one_fetch_too",
    ),
    Mutant(
        "a key is asked for, whatever its token says",
        "adapters/teams/tokens_in.py",
        Edit("if not self._keys.knows(key_id):", "if False:"),
        KEYS + "test_for_a_token_that_would_not_fit_no_key_is_asked_for",
    ),
    Mutant(
        "a field that is not on the list is logged",
        "adapters/logs.py",
        Edit("for field in ALLOWED if field in event)", "for field in event)"),
        "tests/adapters/test_adapters_logs.py::test_a_field_is_kept_plain_or_dropped",
    ),
    Mutant(
        "a notice carries what was written",
        "dialogs/breaches/notices.py",
        Edit(
            "        text(noticed_line(scene)),\n",
            "        text(noticed_line(scene)),\n        text(scene.case.report.what_happened),\n",
        ),
        "tests/dialogs/breaches/test_case_cards.py::test_only_the_open_card_carries_what_people_wrote",
    ),
    Mutant(
        "an identifier is asked about, and kept all the same",
        "bot/drafts/identifiers_asked.py",
        Edit(
            "    return Answer(TextBody(question), replaces=False)\n",
            "    turn.say(TextBody(question))\n    return None\n",
        ),
        "tests/bot/drafts/test_noticing.py"
        "::test_a_report_is_asked_about_once_and_nothing_of_the_story_is_kept",
    ),
    Mutant(
        "mail goes without TLS where the server has none",
        "adapters/mail.py",
        Edit(
            '        if not client.supports_extension("starttls"):\n'
            "            raise NotEncrypted\n"
            "        await client.starttls()\n",
            '        if client.supports_extension("starttls"):\n'
            "            await client.starttls()\n",
        ),
        "tests/adapters/test_mail.py::test_a_server_without_tls_is_told_nothing",
    ),
)
