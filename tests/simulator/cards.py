"""Cards for the simulator's tests: a form, its two ends, and a gallery of everything we use."""

from typing import Any

Json = dict[str, Any]


def made(*body: Json, actions: tuple[Json, ...] = (), **more: Any) -> Json:
    return {
        "type": "AdaptiveCard",
        "version": "1.5",
        "body": list(body),
        "actions": list(actions),
        **more,
    }


def text(words: str, **more: Any) -> Json:
    return {"type": "TextBlock", "text": words, "wrap": True, **more}


def heading(words: str) -> Json:
    return text(words, style="heading")


def choices(*titles: str) -> list[Json]:
    return [{"title": title, "value": title.lower()} for title in titles]


def choice_set(name: str, label: str, titles: tuple[str, ...], **more: Any) -> Json:
    common = {"type": "Input.ChoiceSet", "id": name, "label": label, "wrap": True}
    return {**common, "choices": choices(*titles), **more}


REQUIRED = {"isRequired": True}

FORM = made(
    heading("Report a data breach"),
    text("It takes two minutes. “Not sure” is an answer.", isSubtle=True, spacing="none"),
    choice_set(
        "danger",
        "Could anyone be in danger because of this?",
        ("Yes", "Not sure", "No"),
        style="expanded",
        errorMessage="Please choose one.",
        **REQUIRED,
    ),
    {
        "type": "Input.Text",
        "id": "what",
        "label": "What happened?",
        "placeholder": "No names. Write “I think” if you did not see it.",
        "isMultiline": True,
        "errorMessage": "Please say what happened.",
        **REQUIRED,
    },
    choice_set(
        "kind",
        "What went wrong?",
        ("Sent or given to the wrong person", "Lost or stolen", "Cyber", "Not sure"),
        placeholder="Choose",
        errorMessage="Please choose one.",
        **REQUIRED,
    ),
    {
        "type": "ColumnSet",
        "columns": [
            {
                "type": "Column",
                "width": "stretch",
                "items": [{"type": "Input.Date", "id": "day", "label": "Day"}],
            },
            {
                "type": "Column",
                "width": "stretch",
                "items": [{"type": "Input.Time", "id": "time", "label": "Time"}],
            },
        ],
    },
    {"type": "Input.Toggle", "id": "joint", "title": "It was a shared document"},
    actions=(
        {
            "type": "Action.Execute",
            "id": "send",
            "title": "Send",
            "verb": "next",
            "style": "positive",
            "data": {"card": "breach", "version": 1},
            "fallback": {
                "type": "Action.Submit",
                "id": "send",
                "title": "Send",
                "style": "positive",
                "data": {"card": "breach", "version": 1},
            },
        },
        {
            "type": "Action.Submit",
            "title": "Send, but not to my IG lead",
            "data": {"card": "breach", "what": "the input wins"},
        },
        {"type": "Action.OpenUrl", "title": "How it works", "url": "https://example.org/how"},
    ),
)


def done(action: Json) -> Json:
    return made(
        heading("Thank you"),
        text("Your report is in: **BR-2026-0007**."),
        {
            "type": "FactSet",
            "facts": [
                {"title": "Asked by", "value": str(action.get("verb"))},
                {"title": "In danger", "value": str(action.get("data", {}).get("danger"))},
            ],
        },
        actions=(
            {"type": "Action.Execute", "title": "Whisper", "verb": "whisper"},
            {"type": "Action.Execute", "title": "Too late", "verb": "late", "style": "destructive"},
        ),
    )


def receipt(value: Any) -> Json:
    given = value if isinstance(value, dict) else {}
    shown = ", ".join(f"{name}={given[name]}" for name in sorted(given))
    return made(heading("Received"), text(f"You sent {shown}"))


def refreshing() -> Json:
    asked = {"type": "Action.Execute", "verb": "look", "data": {"danger": "refreshed"}}
    return made(text("An old card"), refresh={"action": asked})


def faulty() -> Json:
    nameless = {"type": "Input.Text", "label": "No id"}
    action = {"type": "Action.Submit", "title": "Lost", "data": "a text"}
    large = text("long " * 6_000, maxLines=1)
    return {**made(text("Too new"), nameless, large, actions=(action,)), "version": "1.7"}


def filtered() -> Json:
    return made(choice_set("party", "Party", ("One", "Two"), style="filtered"))


def box(style: str, *items: Json) -> Json:
    return {"type": "Container", "style": style, "items": list(items)}


GALLERY = made(
    heading("New breach report BR-2026-0007"),
    box("attention", text("POSSIBLE DANGER TO A PERSON", weight="bolder", color="attention")),
    {
        "type": "FactSet",
        "facts": [
            {"title": "First noticed", "value": "Monday 23 November, 11:40, as reported"},
            {"title": "Tell the ICO by", "value": "**Thursday 26 November, 11:40**"},
            {"title": "Whose breach", "value": "With us"},
        ],
    },
    box(
        "emphasis",
        text("Emphasis. [A link](https://example.org) in it."),
        text("Subtle", isSubtle=True),
    ),
    box("good", text("Good: someone has it", color="good")),
    box("warning", text("Warning: 3 hours left", color="warning")),
    text("Accent", color="accent", separator=True),
    choice_set("one", "Expanded, one", ("Just now", "Earlier today"), style="expanded"),
    choice_set(
        "several", "Several", ("Children", "Parents or family", "Staff"), isMultiSelect=True
    ),
    choice_set("list", "Compact", ("Tell the ICO", "Record only"), value="record only"),
    {"type": "Input.Text", "id": "line", "label": "One line", "placeholder": "e.g. a reason"},
    {"type": "Input.Number", "id": "number", "label": "About how many", "min": 0},
    {"type": "Input.Toggle", "id": "toggle", "label": "Agreed", "title": "It was encrypted"},
    {
        "type": "ActionSet",
        "actions": [
            {"type": "Action.Execute", "title": "Acknowledge", "verb": "next", "style": "positive"},
            {"type": "Action.Execute", "title": "Open", "verb": "next"},
        ],
    },
    actions=(
        {
            "type": "Action.ShowCard",
            "title": "I have a conflict",
            "card": made(
                {"type": "Input.Text", "id": "why", "label": "Why?", "isMultiline": True},
                actions=({"type": "Action.Submit", "title": "Step aside", "style": "destructive"},),
            ),
        },
        {"type": "Action.OpenUrl", "title": "Guide", "url": "javascript:alert(1)"},
    ),
)
