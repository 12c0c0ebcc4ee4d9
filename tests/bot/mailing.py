"""Mail in the town: a server that its bot trusts, and what was written to a mailbox."""

from email.message import EmailMessage
from pathlib import Path

from tests.adapters.mail_server import HOST, PASSWORD, USER, Post, authority, words_of

CA, PEM = authority()
FROM = "igdesk@council.example"
MAILBOX = "ig.scc@example.org"


def by_mail(folder: Path, post: Post) -> dict[str, object]:
    """The settings of a bot that mails by this server; its authority's file is put in `folder`."""
    trusted = folder / "ca.pem"
    trusted.write_text(PEM)
    return {
        "mail_host": HOST,
        "mail_port": post.port,
        "mail_from": FROM,
        "mail_user": USER,
        "mail_password": PASSWORD,
        "mail_ca": trusted,
    }


def text_of(message: EmailMessage) -> str:
    """Its headers and its text."""
    return "\n".join(words_of(message)).replace("\r\n", "\n")
