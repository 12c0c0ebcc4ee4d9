"""Teams says that somebody has read up to a message: an event that nobody waits for."""

import pytest

from adapters.teams.incoming import incoming
from adapters.teams.values import ActivityKind

NAME = "application/vnd.microsoft.readReceipt"
OTHER, READ = ActivityKind.OTHER, ActivityKind.READ


@pytest.mark.parametrize(
    ("changes", "kind", "last"),
    [
        pytest.param({"name": NAME, "value": {"lastReadMessageId": "17"}}, READ, "17", id="read"),
        pytest.param({"name": NAME, "value": {"lastReadMessageId": 17}}, READ, "", id="no text"),
        pytest.param({"name": NAME, "value": "17"}, READ, "", id="no table"),
        pytest.param({"name": NAME}, READ, "", id="no value"),
        pytest.param({"name": "another"}, OTHER, None, id="another event"),
        pytest.param({"name": "adaptiveCard/action"}, OTHER, None, id="no press comes as an event"),
        pytest.param({}, OTHER, None, id="no name"),
    ],
)
def test_a_receipt_is_known_by_its_name(
    changes: dict[str, object], kind: ActivityKind, last: str | None
) -> None:
    read = incoming({"type": "event", **changes})

    assert (read.kind, read.data.get("last_read")) == (kind, last)
