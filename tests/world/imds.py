"""The identity endpoint beside an Azure machine: it vouches for whatever identity is assigned."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from aiohttp import web

from tests.world.entra import Entra, Proof
from tests.world.weather import Place

PATH = "/metadata/identity/oauth2/token"
WHERE = "AZURE_POD_IDENTITY_AUTHORITY_HOST"
"""Where MSAL looks for it, in place of the address that all of Azure's machines have."""


@contextmanager
def beside_us(url: str) -> Iterator[None]:
    """It is there, as the environment says it."""
    before = os.environ.get(WHERE)
    os.environ[WHERE] = url
    try:
        yield
    finally:
        os.environ.pop(WHERE)
        if before is not None:
            os.environ[WHERE] = before


@dataclass
class Imds:
    """`assigned`: by the identity's client id, as which registration it may speak."""

    entra: Entra
    url: str = ""
    assigned: dict[str, Proof] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def add_to(self, app: web.Application) -> None:
        """Serve it."""
        app.router.add_get(PATH, self.token)

    async def token(self, request: web.Request) -> web.StreamResponse:
        if (unusual := await self.entra.weather.unusual(Place.IMDS, request)) is not None:
            return unusual
        scope = f"{request.query.get('resource', '')}/.default"
        if request.headers.get("Metadata") != "true" or scope not in self.entra.scopes:
            self.wrong.append("not as an identity endpoint is asked")
            return web.json_response({"error": "invalid_request"}, status=400)
        proof = self.assigned.get(request.query.get("client_id", ""))
        if proof is None:
            told = {"error": "invalid_request", "error_description": "Identity not found"}
            return web.json_response(told, status=400)
        answer = {**self.entra.give(proof, scope), "resource": request.query["resource"]}
        return web.json_response({**answer, "expires_in": str(answer["expires_in"])})
