"""Which kind of speaker is offered first for a name; the others stay to be chosen."""

import pytest

from bot.domain.speaker_kinds import kinds_by_name
from bot.domain.vocabulary import ActorKind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        *(("Ann Example", "person"), ("Jens Stoltenberg", "person"), ("Kim Jong Un", "person")),
        *(("Ministry of Defence of Ukraine", "agency"), ("Security Service", "agency"), ("Defence Ministry", "agency")),
        *(("Yonhap News Agency", "media"), ("The Washington Post", "media"), ("Radio Free Asia", "media")),
        *(("Acme Lines Ltd", "group"), ("Workers Party", "group"), ("Federal Republic of Germany", "state")),
        *(("Iran", "state"), ("", "state")),
    ],
)
def test_the_likeliest_kind_comes_first_and_none_is_missing(name: str, kind: str) -> None:
    offered = kinds_by_name(name)
    assert offered[0] == kind
    assert sorted(offered) == sorted(ActorKind)
