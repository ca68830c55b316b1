from tests.desk.test_days_stay import *
from bot.search.terms import terms_of
from bot.search.nearest import terms
async def test_a(desk: Desk) -> None:
    for w in ("fighting","battle","combat", "casualties", "dead"):
        print(w, [h.key for h in (await desk.store.found(SERVER, terms_of(w), None, 5)).hits], [c.key for c in await desk.store.claims_like(SERVER, terms(w), None, 5)])
        print([c.key for c in await desk.cards._subjects.guesses(SERVER, w, (Kind.CLAIM,))])
