"""Of those on call, the one whose week it is hears of danger, and nobody of another week."""

from pathlib import Path

import pytest

from tests.bot.town import CARD_1, ROLES
from tests.bot.town import town as make_town

OWEN = "a1000000-0000-4000-8000-000000000004"
RUTH = "a1000000-0000-4000-8000-000000000006"
ROTA = f"""
[[rotas]]
party = "SCC"
weeks = [
    {{ from = 2026-11-23, on_call = "{OWEN}" }},
    {{ from = 2026-11-30, on_call = "{RUTH}" }},
]
"""


def with_rota(folder: Path) -> dict[str, object]:
    """Ruth is on call too, and takes turns with Owen; her own post is nobody's meanwhile."""
    text = ROLES.read_text(encoding="utf-8")
    own = '{ party = "SCC", role = "caldicott" }'
    assert text.count(own) == 1
    roles = folder / "roles.toml"
    roles.write_text(text.replace(own, '{ party = "SCC", role = "on_call" }') + ROTA, "utf-8")
    return {"roles": roles}


@pytest.mark.parametrize(
    ("when", "on_call"),
    [
        ("2026-11-23 09:00", {"Owen"}),
        ("2026-11-29 23:59", {"Owen"}),
        ("2026-11-30 00:00", {"Ruth"}),
        ("2026-12-06 23:59", {"Ruth"}),
        ("2026-12-07 00:00", {"Owen", "Ruth"}),  # the rota has ended
    ],
)
async def test_whose_week_it_is_hears_of_danger_to_the_minute(
    tmp_path: Path, pristine: Path, when: str, on_call: set[str]
) -> None:
    async with make_town(tmp_path / "town", pristine=pristine, changes=with_rota(tmp_path)) as town:
        await town.until(when)
        before = len(town.heard())
        await town.reports(danger="yes")

        told = {who for _, who, _ in town.heard()[before:]}
        assert told & {"Owen", "Ruth"} == on_call


async def test_whose_week_it_is_and_who_is_kept_out_another_of_those_on_call_hears(
    tmp_path: Path, pristine: Path
) -> None:
    async with make_town(tmp_path / "town", pristine=pristine, changes=with_rota(tmp_path)) as town:
        await town["Priya"].says("report a breach")
        left_out = {**CARD_1, "danger": "yes", **town.not_to("Owen")}
        await town["Priya"].presses("Send, but not to these", left_out)

        told = {who for _, who, _ in town.heard(but="Priya")}
        assert told & {"Owen", "Ruth"} == {"Ruth"}
