"""Where things were read: sources with and without an address, and the outlet that a host is of."""

from urllib.parse import urlsplit

import pytest

from tests.cogs.driving import Visitor, inputs, text

pytestmark = pytest.mark.asyncio(loop_scope="module")

PLAIN = str.maketrans("", "", "\\<>")
"""Without what Discord reads as marks."""


async def test_a_source_without_an_address_is_added_and_edited(moe: Visitor) -> None:
    form = await moe.call("source add")
    assert inputs(form)["url"]["required"] is False
    saved = await moe.fill(form, outlet="Radio Free Example")
    assert saved["content"] == "Added." and "not known" in text(saved)
    again = await moe.call("source edit", source="radio-free-example")
    assert (await moe.fill(again, title="The evening news"))["content"] == "Saved."


async def test_what_is_read_at_one_host_is_of_one_outlet(moe: Visitor, mara: Visitor) -> None:
    await moe.call("source add", address="https://www.example.org/first", outlet="The Example")
    said = {"claim": "sent-to-russia", "stance": "denies", "speaker": "north-korea", "day": "2024-10-21"}
    await moe.call("statement add", **said, said="Nobody was sent.", source="https://example.org/second")
    await moe.call("statement add", **said, said="Not one man left.", source="https://example.com/third")
    told = text(await mara.ask("!sources nk-troops --plain"))
    assert "\nThe Example: title not known" in told and "\nexample.org:" not in told
    assert "\nexample.com: title not known" in told


@pytest.mark.parametrize(
    ("read", "next_one", "also"),
    [
        ("https://x.com/lund/status/1", "https://x.com/holm/status/2", ""),
        ("https://m.youtube.com/watch?v=1", "https://m.youtube.com/watch?v=2", ""),
        ("https://example.org/1", "https://example.org/2", "https://example.org/3"),
    ],
)
async def test_what_is_read_where_several_write_is_of_no_one_outlet(
    moe: Visitor, mara: Visitor, read: str, next_one: str, also: str
) -> None:
    for n, address in enumerate(filter(None, (read, also))):
        await moe.call("source add", address=address, outlet=("Lund on X", "Another paper")[n])
    said = {"claim": "sent-to-russia", "stance": "denies", "speaker": "north-korea", "day": "2024-10-21"}
    await moe.call("statement add", **said, said="Nobody was sent.", source=next_one)
    told = text(await mara.ask("!sources nk-troops --plain"))
    assert f"\n{urlsplit(next_one).hostname}: title not known" in told and "Lund on X" not in told


async def test_an_address_that_is_none_is_told_before_the_rest_is_asked(moe: Visitor) -> None:
    for address, told in (
        ("htp:/foo", "“htp:/foo” is not a web address; type one that begins with https://."),
        ("htps://paper.example/1", "is not a web address; type https://paper.example/1."),
    ):
        held = await moe.call("source add", address=address)
        assert "Not saved yet: one thing is wrong." in text(held) and told in text(held).translate(PLAIN)
        form = await moe.press(held, "Edit the source")
        assert inputs(form)["url"]["value"] == address
    assert (await moe.fill(form, url="https://paper.example/1", outlet="The Paper"))["content"] == "Added."
    said = {"claim": "sent-to-russia", "stance": "denies", "speaker": "nato"}
    held = text(await moe.call("statement add", **said, source="htps://paper.example/2")).translate(PLAIN)
    assert "“htps://paper.example/2” is not a web address; type https://paper.example/2." in held
