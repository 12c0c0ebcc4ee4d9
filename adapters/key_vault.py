"""A root key that Azure Key Vault wraps: beside the store lies only what the vault can open.

The vault's key never leaves it. At each start the vault is asked once to unwrap ours, as the
managed identity of this machine, which MSAL vouches for. Tried against a server of ours that speaks
its REST over TLS, and not yet against Azure.
"""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from adapters.clock import Clock
from adapters.network import DIRECT, Network
from adapters.private_files import keep_folder, write_new
from adapters.root_key import KEY_BYTES, RootKeyMissing, RootKeyUnusable, new_root_key

VERSION = 1
WITHIN = timedelta(seconds=10)
TRIES_AGAIN = 2
KEY = re.compile(r"https://[a-z0-9.-]+(:\d+)?/keys/[A-Za-z0-9-]{1,127}(/[0-9a-f]{32})?")
VERSIONED = re.compile(r".+/[0-9a-f]{32}")
"""A key's address, with or without its version; and with it."""

_BESIDE_US = "localhost"  # the identity endpoint is near this machine: no proxy leads there


@dataclass(frozen=True)
class VaultRootKey:
    """The file at `path` holds the root key as the vault's key wrapped it.

    `key` is that key's address. `identity` is the client id of a managed identity; empty for the
    machine's own.
    """

    path: Path
    key: str
    identity: str = ""
    network: Network = DIRECT
    make_if_missing: bool = field(default=False, kw_only=True)

    def load(self) -> bytes:
        """Return the key, unwrapped; makes it where there is none and we may."""
        if self.make_if_missing and not self.path.exists():
            self._wrap_new(self.path)
        wrapped_by, wrapped = self._read()
        with _plainly(self.key):
            key: bytes = self._client(wrapped_by).unwrap_key(_algorithm(), wrapped).key
        if len(key) != KEY_BYTES:
            raise RootKeyUnusable(f"What {self.key} unwraps is no root key.")
        return key

    def prepare(self) -> bytes:
        """Make the key that is to take this one's place, wrapped, beside it. Returns it."""
        self._next.unlink(missing_ok=True)
        return self._wrap_new(self._next)

    def put_in_place(self) -> None:
        """Let the key that was prepared be the key."""
        self._next.replace(self.path)
        keep_folder(self.path.parent)

    @property
    def _next(self) -> Path:
        return self.path.with_name(f"{self.path.name}.next")

    def _wrap_new(self, path: Path) -> bytes:
        key = new_root_key()
        with _plainly(self.key):
            done = self._client(self.key).wrap_key(_algorithm(), key)
        if not VERSIONED.fullmatch(done.key_id):  # after a rotation nobody would know which it was
            raise RootKeyUnusable(f"This machine's identity must be allowed to read {self.key}.")
        told = {"igdesk_root": VERSION, "key": done.key_id, "wrapped": done.encrypted_key.hex()}
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_new(path, json.dumps(told, indent=1).encode())
        return key

    def _read(self) -> tuple[str, bytes]:
        """Return which version of the vault's key wrapped ours, and the wrapped key.

        Another vault than the one that the settings name is never asked, whatever the file says.
        """
        try:
            told = json.loads(self.path.read_bytes())
            version, by, wrapped = told["igdesk_root"], told["key"], bytes.fromhex(told["wrapped"])
        except FileNotFoundError:
            sentence = f"There is no wrapped root key at {self.path}. Restore it from its backup."
            raise RootKeyMissing(sentence) from None
        except (OSError, ValueError, KeyError, TypeError):
            raise RootKeyUnusable(_not_ours(self.path)) from None
        named = isinstance(by, str) and KEY.fullmatch(by) and f"{by}/".startswith(f"{self.key}/")
        if version != VERSION or not named:
            raise RootKeyUnusable(_not_ours(self.path))
        return by, wrapped

    def _client(self, key: str) -> Any:
        crypto = _library()
        from azure.core.pipeline.transport import RequestsTransport  # noqa: PLC0415

        host = urlsplit(key).hostname or ""
        session = self.network.blocking(host, within=WITHIN)
        return crypto.CryptographyClient(
            key,
            _ManagedIdentity(self.identity, self.network),
            transport=RequestsTransport(session=session, session_owner=False),
            retry_total=TRIES_AGAIN,
        )


@dataclass(frozen=True)
class _ManagedIdentity:
    """What the SDK asks for tokens: azure.core's TokenCredential, by MSAL."""

    client_id: str
    network: Network

    def get_token(self, *scopes: str, **_options: object) -> Any:
        """Return a token for one scope. Raises ClientAuthenticationError."""
        # Here and not above: nobody else has a use for these, and they take long to import.
        import msal  # type: ignore[import-untyped]  # noqa: PLC0415
        from azure.core.credentials import AccessToken  # noqa: PLC0415
        from azure.core.exceptions import ClientAuthenticationError  # noqa: PLC0415

        identity = (
            msal.UserAssignedManagedIdentity(client_id=self.client_id)
            if self.client_id
            else msal.SystemAssignedManagedIdentity()
        )
        http = self.network.blocking(_BESIDE_US, within=WITHIN)
        resource = scopes[0].removesuffix("/.default")
        asked = msal.ManagedIdentityClient(identity, http_client=http)
        try:
            answer = asked.acquire_token_for_client(resource=resource)
        except (OSError, ValueError):
            answer = {}
        if "access_token" not in answer:
            raise ClientAuthenticationError("the managed identity gave no token")
        return AccessToken(answer["access_token"], _ends(answer))


def _ends(answer: dict[str, Any]) -> int:
    """Return when a token ends, in seconds since 1970: we ask for one only at a start."""
    return int(Clock().now().timestamp()) + int(answer["expires_in"])


def _library() -> Any:
    try:
        from azure.keyvault.keys import crypto  # noqa: PLC0415
    except ImportError:
        raise RootKeyUnusable(
            "The root key is in Azure Key Vault, whose library is not installed. Install IG Desk"
            " with its extra: igdesk[vault]."
        ) from None
    return crypto


def _algorithm() -> Any:
    return _library().KeyWrapAlgorithm.rsa_oaep_256


@contextmanager
def _plainly(key: str) -> Iterator[None]:
    """Raise what Azure's library raises as RootKeyUnusable, without what was sent."""
    _library()
    from azure.core.exceptions import AzureError, HttpResponseError  # noqa: PLC0415

    try:
        yield
    except HttpResponseError as fault:
        sentence = f"Azure Key Vault refused {key} ({fault.status_code or 'no token'})."
        raise RootKeyUnusable(f"{sentence} May this machine's identity wrap and unwrap?") from None
    except (AzureError, ValueError) as fault:
        sentence = f"Azure Key Vault could not be asked for {key} ({type(fault).__name__})."
        raise RootKeyUnusable(sentence) from None


def _not_ours(path: Path) -> str:
    return f"What lies at {path} is no root key that the vault of the settings wrapped."
