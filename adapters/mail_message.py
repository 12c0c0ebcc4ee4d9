"""One letter, as it goes out: to one mailbox, and never with a name or a story in it."""

from dataclasses import dataclass, field
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from hashlib import sha256

ON_THE_WIRE = SMTP.clone(cte_type="7bit")  # any server takes that


@dataclass(frozen=True, slots=True)
class MailMessage:
    """One message to one mailbox. The same `key` again is the same message sent again."""

    to: str = field(repr=False)
    subject: str
    text: str = field(repr=False)
    key: str = field(repr=False)


def domain(address: str) -> str:
    """Return what stands behind the @."""
    return address.rpartition("@")[2]


def as_sent(sender: str, mail: MailMessage, now: datetime) -> bytes:
    """Return the message as it goes out.

    Raises ValueError, IndexError or MessageError for an address that no header takes.
    """
    message = EmailMessage(policy=ON_THE_WIRE)
    message["From"] = Address("IG Desk", addr_spec=sender)
    message["To"] = Address(addr_spec=mail.to)
    message["Subject"] = mail.subject
    message["Date"] = format_datetime(now)
    name = sha256(mail.key.encode()).hexdigest()[:32]
    message["Message-ID"] = f"<{name}@{domain(sender)}>"
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no out-of-office answers
    message["X-Auto-Response-Suppress"] = "All"  # the same, for Exchange
    message.set_content(mail.text)
    return message.as_bytes()
