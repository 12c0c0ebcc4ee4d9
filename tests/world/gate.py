"""Teams' side of our tokens: each call must show one that Entra gave for that very tenant."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from aiohttp import web

from tests.world.entra import SCOPE, Entra

ALWAYS = 10**6


@dataclass
class Gate:
    """Checks every token; refuses good ones where it is told to."""

    entra: Entra
    tenants: Mapping[str, str]
    """The tenant of each conversation."""
    refuses: Counter[str] = field(default_factory=Counter)
    """So many of the next calls about each tenant's people."""
    revoked: set[str] = field(default_factory=set)
    refused: int = 0
    wrong: list[str] = field(default_factory=list)

    async def __call__(self, request: web.Request) -> web.Response | None:
        """Refuse a call with 401, or let it pass with None."""
        if request.method == "HEAD" and "Authorization" not in request.headers:
            return None  # it asks what time it is, as everybody may
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        if request.method == "HEAD" and not token:
            return None  # only Teams' date is asked for
        given = self.entra.issued.get(token)
        tenant = given.proof.tenant if given is not None else ""
        if given is None or given.scope != SCOPE or tenant != self._tenant(request, new=tenant):
            self.wrong.append(f"{request.method} without a token of the tenant's for Teams")
            return web.Response(status=401)
        return web.Response(status=401) if self._takes_no(token, tenant) else None

    def revoke(self, tenant: str) -> None:
        """Take none of the tokens that a tenant's registration has been given so far."""
        given = self.entra.issued.items()
        self.revoked |= {token for token, one in given if one.proof.tenant == tenant}

    def mend(self) -> None:
        """Refuse no more."""
        self.refuses.clear()

    def _takes_no(self, token: str, tenant: str) -> bool:
        if token not in self.revoked and not self.refuses[tenant]:
            return False
        self.refuses[tenant] -= token not in self.revoked
        self.refused += 1
        return True

    def _tenant(self, request: web.Request, *, new: str) -> str:
        """Return whose a conversation is; `new` for a new one, of which the simulator checks it."""
        conversation = request.match_info.get("conversation")
        return new if conversation is None else self.tenants[conversation]
