"""Kinds of settings: what each must look like, and never what it was where it does not."""

import re
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, SecretStr

from adapters.key_vault import KEY


def _switch(value: object) -> object:
    """Only 1 and 0: a mistyped "true" must not quietly become "off"."""
    if isinstance(value, bool):
        return value
    if value in ("1", "0"):
        return value == "1"
    raise ValueError("must be 1 or 0")


Switch = Annotated[bool, BeforeValidator(_switch)]


def _https(value: str) -> str:
    if value and not re.fullmatch(r"https://[^\s/?#@]+/?", value):
        raise ValueError(
            "must be an https address and no more, as in https://igdesk.council.gov.uk"
        )
    return value


def _https_url(value: SecretStr) -> SecretStr:
    """Take any https address: what stands in its path is a secret to whoever waits there."""
    if (url := value.get_secret_value()) and not re.fullmatch(r"https://[^\s/?#@]+/\S*", url):
        raise ValueError("must be an https address with a path, as your watching service gave it")
    return value


def _vault_key(value: str) -> str:
    if value and not KEY.fullmatch(value):
        raise ValueError(
            "must be a key's address, as in https://igdesk.vault.azure.net/keys/igdesk-root"
        )
    return value


Https = Annotated[str, AfterValidator(_https)]
VaultKey = Annotated[str, AfterValidator(_vault_key)]
SecretUrl = Annotated[SecretStr, AfterValidator(_https_url)]
