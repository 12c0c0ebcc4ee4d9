"""Links that open something in Teams, on a phone as on a desktop."""

from urllib.parse import quote

from adapters.teams.incoming import BOT_PREFIX

CHAT = "https://teams.microsoft.com/l/chat/0/0"


def chat_with(app_id: str, *, message: str = "") -> str:
    """Opens the person's own chat with the bot, with `message` ready to send."""
    typed = f"&message={quote(message, safe='')}" if message else ""
    return f"{CHAT}?users={BOT_PREFIX}{quote(app_id, safe='')}{typed}"
