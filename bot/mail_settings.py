"""The mail settings: all that is needed or nothing, and the mail they make."""

import re
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, Field, SecretStr

from adapters.mail import PORTS, Mail, MailServer
from adapters.network import DIRECT, Network, trusting

NO_MAIL = "is missing; mail needs it (to send no mail, set none of the MAIL settings)"


def _address(value: str) -> str:
    if value and not re.fullmatch(r"[^@\s<>,;]+@[^@\s<>,;]+\.[^@\s<>,;]+", value):
        raise ValueError("must be one e-mail address, as in igdesk@council.gov.uk")
    return value


class MailSettings(BaseModel):
    """Where mail is handed over. Always by TLS: there is no setting for less."""

    mail_host: str = ""
    mail_port: Annotated[int, Field(ge=1, le=65535)] | None = None
    mail_user: str = ""
    mail_password: SecretStr | None = None
    mail_from: Annotated[str, AfterValidator(_address)] = ""
    mail_tls: Literal["starttls", "tls"] = "starttls"
    mail_ca: Path | None = None

    @property
    def mails(self) -> bool:
        """Whether mail can be sent."""
        return bool(self.mail_host)

    def mail_faults(self) -> tuple[str, ...]:
        """What is missing where some of it is set, by name without the prefix."""
        needs = {"MAIL_HOST": bool(self.mail_host), "MAIL_FROM": bool(self.mail_from)}
        if self.mail_user or self.mail_password:
            needs |= {"MAIL_USER": bool(self.mail_user), "MAIL_PASSWORD": bool(self.mail_password)}
        if not (any(needs.values()) or self.mail_port or self.mail_ca):
            return ()
        return tuple(f"{name}: {NO_MAIL}" for name, there in needs.items() if not there)

    def mail(self, network: Network = DIRECT) -> Mail | None:
        """What sends it; None where none is. ValueError, by name, for a file we cannot use."""
        if not self.mails:
            return None
        server = MailServer(
            host=self.mail_host,
            port=self.mail_port or PORTS[self.mail_tls],
            sender=self.mail_from,
            security=self.mail_tls,
            user=self.mail_user,
            password=self.mail_password.get_secret_value() if self.mail_password else "",
        )
        trust = trusting(network.authorities + self._authorities())
        return Mail(server, trust=trust, network=network)

    def _authorities(self) -> str:
        return "" if self.mail_ca is None else self.mail_ca.read_text(encoding="ascii")
