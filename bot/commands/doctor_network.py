"""What to do where a server is not reached: one sentence for each reason, whoever was asked."""

from collections.abc import Iterator, Mapping

from adapters.unreached import Unreached, why_unreached
from bot.commands.doctor_answer import Finding, note, ok
from bot.config import PREFIX

WHAT_TO_DO: Mapping[Unreached, str] = {
    Unreached.PROXY_SILENT: f"Check {PREFIX}PROXY, and whether the proxy is up.",
    Unreached.PROXY_REFUSED: "Have the proxy let this machine go to {to}, or give it its password.",
    Unreached.WRONG_CERTIFICATE: (
        "Check this machine's clock, then whether something in between answers for {to}."
    ),
    Unreached.NOT_TRUSTED: (
        f"Something in between reads what is sent to {{to}}: name its authority's certificate in"
        f" {PREFIX}CA_FILE (docs/network.md), or have {{to}} let through unread."
    ),
    Unreached.NO_TLS: "Check the port, and whether something in between answers for {to}.",
    Unreached.NO_SUCH_NAME: "Check that this machine's name server knows {to}, or use your proxy.",
    Unreached.REFUSED: "Check the port, and whether the server at {to} is up.",
    Unreached.NO_ROUTE: "Have your firewall let this machine go to {to}, or use your proxy.",
    Unreached.NO_ANSWER: (
        "Have your firewall let this machine go to {to}. If it does: {to} is slow, so try again."
    ),
    Unreached.CUT_OFF: "Try again. If it stays so, your firewall ends the line to {to}.",
    Unreached.UNKNOWN: "Check that this machine may reach {to} (proxy, firewall), then try again.",
}


def way_out(*, is_set: bool, usual: str) -> Iterator[Finding]:
    """Say by which way everything leaves, where a proxy is spoken of at all."""
    if is_set:
        yield ok("proxy", "everything leaves by it, but for what needs none")
    elif usual:
        do = f"If this machine needs a proxy, set {PREFIX}PROXY (docs/network.md)."
        yield note("proxy", f"{usual} is set, and IG Desk does not follow it", do)


def unreached(failure: BaseException, to: str) -> tuple[str, str]:
    """Return why `to` was not reached, and what to do about it."""
    why = why_unreached(failure)
    return str(why), WHAT_TO_DO[why].format(to=to)
