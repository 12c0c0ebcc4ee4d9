"""Graph: who is in the council's group of IG leads, in pages, for a token of that very tenant."""

from dataclasses import dataclass, field

from aiohttp import web

from tests.adapters.graph_fake import LEADS, user
from tests.bot.guarded_town import COUNCIL
from tests.world.microsoft import Microsoft
from tests.world.weather import Place

PATH = "/v1.0/groups/{group}/transitiveMembers/microsoft.graph.user"
TOM = "a1000000-0000-4000-8000-000000000002"
PAGE = 1


@dataclass
class Graph:
    """What it knows, and what was wrong in what it was asked."""

    microsoft: Microsoft | None = None
    members: list[dict[str, object]] = field(
        default_factory=lambda: [
            user(1, "Tom Bexley", id=TOM),
            user(2, "A Guest", userType="Guest"),
        ]
    )
    wrong: list[str] = field(default_factory=list)

    def join(self, microsoft: Microsoft, app: web.Application) -> None:
        """Serve it beside the rest of Microsoft's."""
        self.microsoft = microsoft
        app.router.add_get(PATH, self.page)

    async def page(self, request: web.Request) -> web.StreamResponse:
        """Answer with one page."""
        assert self.microsoft is not None
        if (unusual := await self.microsoft.weather.unusual(Place.GRAPH, request)) is not None:
            return unusual
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        given = self.microsoft.entra.issued.get(token)
        if (
            given is None
            or given.proof.tenant != COUNCIL
            or not given.scope.startswith(self.microsoft.url)
        ):
            self.wrong.append("a group asked for without a token for it")
            return web.Response(status=401)
        if request.match_info["group"] != LEADS:
            return web.Response(status=404)
        return web.json_response(self._page(request, int(request.query.get("$skiptoken", "0"))))

    def _page(self, request: web.Request, begin: int) -> dict[str, object]:
        assert self.microsoft is not None
        told: dict[str, object] = {"value": self.members[begin : begin + PAGE]}
        if begin + PAGE < len(self.members):
            there = f"{self.microsoft.url}{request.path}?$skiptoken={begin + PAGE}"
            told["@odata.nextLink"] = there
        return told
