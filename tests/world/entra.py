"""Entra: each tenant's discovery and tokens. It notes what was wrong in what it was asked."""

import hashlib
import time
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

import jwt
from aiohttp import web
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import Certificate
from jwt.types import Options

from tests.world.weather import Place, Weather

SCOPE = "https://api.botframework.test/.default"
ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
LASTS = 290
"""Seconds: shorter than MSAL would keep a token, which it does by real time; ours goes by hand."""
SKEW = timedelta(minutes=5)

NO_SUCH_TENANT, NO_SUCH_APP = 90002, 700016
WRONG_SECRET, EXPIRED_SECRET = 7000215, 7000222
WRONG_CERTIFICATE, WRONG_TIME, WRONG_REQUEST = 700027, 700024, 900144
"""Entra's own numbers (AADSTS…)."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What Entra knows of a registration: its secret, or its certificate."""

    app_id: str
    tenant: str
    secret: str = field(default="", repr=False)
    certificate: Certificate | None = field(default=None, repr=False)
    expired: bool = False


@dataclass(frozen=True, slots=True)
class Given:
    """Whose a token is, and what for."""

    proof: Proof
    scope: str


class Refused(Exception):
    """Entra gives no token. `wrong`: what we sent that we should not have; "" for nothing."""

    def __init__(self, code: int, wrong: str = "") -> None:
        super().__init__(wrong)
        self.code = code
        self.wrong = wrong


@dataclass
class Entra:
    """What it knows, what it gave, and what was wrong in what it was sent.

    A row that has us send something wrong on purpose takes it out of `wrong`.
    """

    weather: Weather
    known: tuple[Proof, ...] = ()
    url: str = ""
    scopes: tuple[str, ...] = (SCOPE,)
    ahead: timedelta = timedelta()
    """How far its clock is ahead of ours."""
    issued: dict[str, Given] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def add_to(self, app: web.Application) -> None:
        """Serve it."""
        app.router.add_get("/{tenant}/v2.0/.well-known/openid-configuration", self.discovery)
        app.router.add_post("/{tenant}/oauth2/v2.0/token", self.token)

    def give(self, proof: Proof, scope: str) -> dict[str, object]:
        """Give a token, as every way to one answers it."""
        token = f"token-{len(self.issued) + 1}-for-{proof.app_id}"
        self.issued[token] = Given(proof, scope)
        return {"access_token": token, "expires_in": LASTS, "token_type": "Bearer"}

    async def discovery(self, request: web.Request) -> web.StreamResponse:
        tenant = request.match_info["tenant"]
        if (unusual := await self.weather.unusual(Place.DISCOVERY, request)) is not None:
            return unusual
        if tenant not in {one.tenant for one in self.known}:
            return _refusal(NO_SUCH_TENANT)
        base = f"{self.url}/{tenant}"
        return web.json_response(
            {
                "issuer": f"{base}/v2.0",
                "authorization_endpoint": f"{base}/oauth2/v2.0/authorize",
                "token_endpoint": f"{base}/oauth2/v2.0/token",
            }
        )

    async def token(self, request: web.Request) -> web.StreamResponse:
        if (unusual := await self.weather.unusual(Place.TOKEN, request)) is not None:
            return unusual
        form = {name: str(value) for name, value in (await request.post()).items()}
        try:
            given = self._asked(form, request.match_info["tenant"], f"{self.url}{request.path}")
        except Refused as refused:
            if refused.wrong:
                self.wrong.append(refused.wrong)
            return _refusal(refused.code)
        return web.json_response(self.give(given.proof, given.scope))

    def _asked(self, form: Mapping[str, str], tenant: str, endpoint: str) -> Given:
        proof = next((one for one in self.known if one.app_id == form.get("client_id")), None)
        if proof is None or proof.tenant != tenant:
            raise Refused(NO_SUCH_APP, "no such registration in that tenant")
        scope = next((one for one in self.scopes if one in form.get("scope", "").split()), "")
        if form.get("grant_type") != "client_credentials" or not scope:
            raise Refused(WRONG_REQUEST, "not for ourselves, or for nothing that we need")
        if proof.expired:
            raise Refused(EXPIRED_SECRET)
        if proof.certificate is not None:
            self._check(proof, proof.certificate, form, endpoint)
        elif form.get("client_secret") != proof.secret:
            raise Refused(WRONG_SECRET, "another secret")
        return Given(proof, scope)

    def _check(
        self, proof: Proof, known: Certificate, form: Mapping[str, str], endpoint: str
    ) -> None:
        """Check an assertion: which certificate it names, its signature, whom it is for, when."""
        if form.get("client_assertion_type") != ASSERTION or "client_secret" in form:
            raise Refused(WRONG_CERTIFICATE, "no assertion")
        assertion, key = form.get("client_assertion", ""), known.public_key()
        assert isinstance(key, RSAPublicKey)
        try:
            if jwt.get_unverified_header(assertion).get("x5t#S256") != thumbprint(known):
                raise Refused(WRONG_CERTIFICATE, "assertion: another certificate")
            claims = jwt.decode(
                assertion,
                key,
                algorithms=["PS256"],
                audience=endpoint,
                options=UNTIMED,
            )
        except jwt.InvalidTokenError as fault:
            raise Refused(WRONG_CERTIFICATE, f"assertion: {type(fault).__name__}") from None
        if not claims["iss"] == claims["sub"] == proof.app_id:
            raise Refused(WRONG_CERTIFICATE, "another's assertion")
        now, skew = time.time() + self.ahead.total_seconds(), SKEW.total_seconds()
        if not (claims.get("iat", now) - skew <= now < claims["exp"] + skew):
            raise Refused(WRONG_TIME, "" if self.ahead else "assertion: out of its time")


UNTIMED: Options = {
    "require": ["aud", "exp", "iss", "sub", "jti"],
    "verify_exp": False,
    "verify_iat": False,
    "verify_nbf": False,
}
"""The times are checked by its own clock."""


def thumbprint(certificate: Certificate) -> str:
    """A certificate's, as an assertion names it (RFC 7515, 4.1.8; Entra takes the padding)."""
    digest = hashlib.sha256(certificate.public_bytes(Encoding.DER)).digest()
    return urlsafe_b64encode(digest).decode()


ERRORS = {NO_SUCH_TENANT: "invalid_tenant", NO_SUCH_APP: "unauthorized_client"}
STATUSES = {NO_SUCH_TENANT: 400, NO_SUCH_APP: 400, WRONG_REQUEST: 400}


def _refusal(code: int) -> web.Response:
    """A refusal in Entra's words."""
    told = {
        "error": ERRORS.get(code, "invalid_client"),
        "error_description": f"AADSTS{code}: no. Trace ID: 0000 Timestamp: 2026-11-23 09:00:00Z",
        "error_codes": [code],
    }
    return web.json_response(told, status=STATUSES.get(code, 401))
