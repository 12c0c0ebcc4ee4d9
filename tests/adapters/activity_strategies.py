"""Activities for fuzzing: mostly what Teams sends, with odd things in every place."""

from typing import Any

from hypothesis import strategies as st

Strategy = st.SearchStrategy[Any]

TEXT: Strategy = st.text(max_size=12) | st.sampled_from(
    (
        "report",
        "help",
        "<at>IG Desk</at> report",
        "<at><at><at>",
        "\x00",
        "ﷺ" * 20,
        "\u202e",
        "' OR 1=1 --",
        "=cmd()",
        "[x](y)",
    )
)
SCALAR: Strategy = (
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.floats(allow_nan=False) | TEXT
)
VALUE: Strategy = st.recursive(
    SCALAR,
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=4), inner, max_size=2)
    ),
    max_leaves=4,
)
VERBS = ("report", "answer", "acknowledge", "open", "close", "back", "cancel", "", "no-such-verb")
VERB: Strategy = st.sampled_from(VERBS)
DATA: Strategy = st.fixed_dictionaries(
    {},
    optional={
        "verb": VERB,
        "ref": st.sampled_from(("BR-2026-0001", "BR-2026-9999")) | VALUE,
        "version": VALUE,
        "page": SCALAR,
        "object_id": st.just("somebody-else"),
    },
)
ACTION: Strategy = st.fixed_dictionaries(
    {"type": st.just("Action.Execute")}, optional={"verb": VERB | VALUE, "data": DATA | VALUE}
)
MEMBERS: Strategy = st.lists(st.fixed_dictionaries({"id": TEXT}), max_size=3) | VALUE
ENTITIES: Strategy = (
    st.lists(
        st.fixed_dictionaries(
            {"type": st.just("mention")},
            optional={"text": TEXT, "mentioned": st.fixed_dictionaries({"id": TEXT}) | VALUE},
        ),
        max_size=3,
    )
    | VALUE
)

# What each kind is made of. A message or an Execute is what people mostly send.
KINDS: dict[str, Strategy] = {
    "message": st.fixed_dictionaries({"type": st.just("message"), "text": TEXT | VALUE}),
    "submit": st.fixed_dictionaries({"type": st.just("message"), "value": DATA | VALUE}),
    "execute": st.fixed_dictionaries(
        {
            "type": st.just("invoke"),
            "name": st.just("adaptiveCard/action"),
            "value": st.fixed_dictionaries({"action": ACTION | VALUE}) | VALUE,
        }
    ),
    "invoke": st.fixed_dictionaries(
        {"type": st.just("invoke"), "name": st.sampled_from(("task/fetch", "x", "")) | VALUE}
    ),
    "conversationUpdate": st.fixed_dictionaries(
        {"type": st.just("conversationUpdate")},
        optional={"membersAdded": MEMBERS, "membersRemoved": MEMBERS},
    ),
    "installationUpdate": st.fixed_dictionaries(
        {
            "type": st.just("installationUpdate"),
            "action": st.sampled_from(("add", "remove")) | VALUE,
        }
    ),
    "edit": st.fixed_dictionaries({"type": st.just("messageUpdate"), "text": TEXT}),
    "delete": st.fixed_dictionaries({"type": st.just("messageDelete")}),
    "other": st.fixed_dictionaries(
        {"type": st.sampled_from(("messageReaction", "typing", "event", "endOfConversation"))}
    ),
}
OFTEN = (*("message", "submit", "execute") * 3, *KINDS)

# Places where an odd value does no harm, and those that must be in order.
FREE: Strategy = st.fixed_dictionaries(
    {},
    optional={
        "locale": SCALAR,
        "replyToId": SCALAR,
        "entities": ENTITIES,
        "attachments": VALUE,
        "channelData": st.fixed_dictionaries({"tenant": st.just("kept")}, optional={"x": VALUE}),
        "from": st.fixed_dictionaries(
            {"id": st.just("29:x")}, optional={"name": TEXT, "aadObjectId": SCALAR}
        ),
    },
)
NEEDED = ("type", "id", "channelId", "serviceUrl", "from", "recipient", "conversation")
DAMAGE: Strategy = st.dictionaries(
    st.sampled_from((*NEEDED, "channelData")), VALUE, min_size=1, max_size=2
)
ONE_IN_EIGHT = st.sampled_from((*(False,) * 7, True))


@st.composite
def activities(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """The name of a kind, and the changes that make an honest message an activity of it."""
    kind = draw(st.sampled_from(OFTEN))
    changes = {**draw(FREE), **draw(KINDS[kind])}
    if draw(ONE_IN_EIGHT):
        changes |= draw(DAMAGE)
    return kind, changes
