"""Which Microsoft cloud we live in: where its keys are, who signs, and where we may send."""

from dataclasses import dataclass, replace

# Sources: Microsoft's "Authentication with the Bot Connector API", and the cloud presets of
# its own SDKs. GCC lives in the public cloud and only adds a host (see `service_hosts`).


@dataclass(frozen=True, slots=True)
class Cloud:
    """One cloud. Tests make their own; an administrator picks one by name."""

    name: str
    issuer: str  # who signs what Teams sends us
    metadata: str  # the OpenID document that says where the signing keys are
    hosts: tuple[str, ...]  # where Teams' connector answers
    authority: str  # whom we ask for our own tokens
    scope: str  # what we ask those tokens for
    graph: str = "https://graph.microsoft.com"  # where Microsoft Graph is

    @property
    def resource(self) -> str:
        """Return what `scope` is a scope of: managed identities are asked by it."""
        return self.scope.removesuffix("/.default")


def for_graph(cloud: Cloud) -> Cloud:
    """Return the same cloud, where tokens are asked for Graph and not for the bot's connector."""
    return replace(cloud, scope=f"{cloud.graph}/.default")


def _cloud(
    *, name: str, bot: str, login: str, hosts: tuple[str, ...], authority: str, graph: str
) -> Cloud:
    return Cloud(
        name=name,
        issuer=f"https://api.{bot}",
        metadata=f"https://login.{login}/v1/.well-known/openidconfiguration",
        hosts=hosts,
        authority=f"https://{authority}",
        scope=f"https://api.{bot}/.default",
        graph=f"https://{graph}",
    )


PUBLIC = _cloud(
    name="public",
    bot="botframework.com",
    login="botframework.com",
    # Whole names and no suffixes: anyone may register a name under trafficmanager.net.
    hosts=("smba.trafficmanager.net",),
    authority="login.microsoftonline.com",
    graph="graph.microsoft.com",
)
US_GCC_HIGH = _cloud(
    name="us_gcc_high",
    bot="botframework.us",
    login="botframework.azure.us",
    hosts=("smba.infra.gov.teams.microsoft.us",),
    authority="login.microsoftonline.us",
    graph="graph.microsoft.us",
)
US_DOD = _cloud(
    name="us_dod",
    bot="botframework.us",
    login="botframework.azure.us",
    hosts=("smba.infra.dod.teams.microsoft.us",),
    authority="login.microsoftonline.us",
    graph="dod-graph.microsoft.us",
)
CHINA = _cloud(
    name="china",
    bot="botframework.azure.cn",
    login="botframework.azure.cn",
    hosts=("frontend.botapi.msg.infra.teams.microsoftonline.cn",),
    authority="login.partner.microsoftonline.cn",
    graph="microsoftgraph.chinacloudapi.cn",
)

CLOUDS = {cloud.name: cloud for cloud in (PUBLIC, US_GCC_HIGH, US_DOD, CHINA)}
