"""The files a bot or a person sends: kept for a while, given an address, and put where attachment:// names them.

https://discord.com/developers/docs/reference#uploading-files
"""

import mimetypes
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from bot.sandbox import payloads
from bot.sandbox.payloads import Json
from bot.sandbox.refusals import Refused, invalid
from bot.sandbox.world import World

LARGEST = 10 * 1024 * 1024
"""The size of a file without a server's or a person's subscription."""
MOST_FILES = 10
KEPT_FILES = 1_000
"""How many files of people are remembered for the commands they may come with."""
KEPT_BYTES = 64 * 1024 * 1024
"""How much is remembered; beyond it the oldest files give way."""

_SCHEME = "attachment://"
_UNSAFE = re.compile(r"[^\w.-]+", re.ASCII)
_EMBED_MEDIA = (("image", "url"), ("thumbnail", "url"), ("author", "icon_url"), ("footer", "icon_url"))
_THUMBNAIL, _GALLERY, _FILE = 11, 12, 13


_ANY = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Upload:
    """One file of a request; `place` is the n of its field files[n]."""

    place: str
    name: str
    content_type: str
    data: bytes

    @classmethod
    def named(cls, name: str, data: bytes) -> "Upload":
        """A file whose kind its name tells."""
        return cls("0", name, _kind_by_name(name), data)


def _kind_by_name(name: str) -> str:
    return mimetypes.guess_type(name)[0] or _ANY


class Attachments:
    """Every file of every message, by its id. `address` is where they are fetched from."""

    def __init__(self, world: World, address: str) -> None:
        self._world = world
        self._address = address
        self._files: dict[str, tuple[str, bytes]] = {}
        self._of: dict[str, list[Json]] = {}
        self._size = 0
        self._of_people: dict[str, dict[str, Json]] = {}

    def by_person(self, user_id: str, upload: Upload) -> Json:
        """Keep a file that a person sends with a command or a form. Raises Refused with a sentence."""
        _check_size(upload)
        kept = {**self._kept(upload, {}), "ephemeral": True}
        files = self._of_people.setdefault(user_id, {})
        files[kept["id"]] = kept
        if len(files) > KEPT_FILES:
            del files[next(iter(files))]
        return kept

    def of_person(self, user_id: str) -> Mapping[str, Json]:
        """The files somebody sent with commands and forms, by their ids."""
        return self._of_people.get(user_id, {})

    def file(self, attachment_id: str) -> tuple[str, bytes] | None:
        """Its content type and bytes, while it is remembered."""
        return self._files.get(attachment_id)

    def attach(self, message: Json, body: Json, uploads: Sequence[Upload]) -> None:
        """Give a message the files that came with `body`; of those it has, it keeps the ones `body` lists.

        Files that an embed shows stand in the embed alone, as on Discord. Raises Refused (50035) when a component
        names a file that is not there.
        """
        listed = body.get("attachments")
        described = {str(item.get("id")): item for item in listed or []}
        before = self._of.get(message["id"], [])
        whole = [a for a in before if "attachments" not in body or a["id"] in described]
        whole += [self._kept(upload, described.get(upload.place, {})) for upload in uploads]
        self._put(message, whole)
        if before or whole:
            self._of[message["id"]] = whole

    def show(self, message: Json) -> None:
        """Put addresses where a message without new files names those it has."""
        self._put(message, self._of.get(message["id"], []))

    def _put(self, message: Json, whole: list[Json]) -> None:
        by_name = {attachment["filename"]: attachment for attachment in whole}
        shown = self._show_in_embeds(message, by_name)
        message["attachments"] = [a for a in whole if a["filename"] not in shown]
        for component in payloads.all_components(message["components"]):
            self._show_in_component(component, by_name)

    def _kept(self, upload: Upload, described: Json) -> Json:
        attachment_id = self._world.snowflake()
        name = _safe(str(described.get("filename") or upload.name))
        # discord.py names no kind of file: Discord goes by the name then
        kind = _kind_by_name(name) if upload.content_type == _ANY else upload.content_type
        self._files[attachment_id] = (kind, upload.data)
        self._size += len(upload.data)
        while self._size > KEPT_BYTES and len(self._files) > 1:
            _, oldest = self._files.pop(next(iter(self._files)))
            self._size -= len(oldest)
        url = f"{self._address}/attachments/{attachment_id}/{quote(name)}"
        made = {
            "id": attachment_id,
            "filename": name,
            "size": len(upload.data),
            "url": url,
            "proxy_url": url,
            "content_type": kind,
        }
        return {**made, "description": described["description"]} if described.get("description") else made

    def _show_in_embeds(self, message: Json, by_name: dict[str, Json]) -> set[str]:
        """Put addresses for attachment:// names; returns the names so used."""
        shown: set[str] = set()
        for embed in message["embeds"]:
            for part, key in _EMBED_MEDIA:
                found = _named(str((embed.get(part) or {}).get(key) or ""), by_name)
                if found:
                    shown.add(found["filename"])
                    embed[part] = {**embed[part], key: found["url"], f"proxy_{key}": found["url"]}
        return shown

    def _show_in_component(self, component: Json, by_name: dict[str, Json]) -> None:
        if component["type"] == _THUMBNAIL:
            component["media"], _ = self._media(component["media"], by_name)
        elif component["type"] == _GALLERY:
            component["items"] = [
                {"description": None, "spoiler": False, **item, "media": self._media(item["media"], by_name)[0]}
                for item in component["items"]
            ]
        elif component["type"] == _FILE:
            component["file"], stored = self._media(component["file"], by_name)
            component["name"], component["size"] = stored.get("filename"), stored.get("size")

    def _media(self, media: Json, by_name: dict[str, Json]) -> tuple[Json, Json]:
        """A picture's or file's place as Discord returns it, and the attachment it is, if it is one."""
        url = str(media.get("url") or "")
        stored = _named(url, by_name)
        if url.startswith(_SCHEME) and not stored:
            code = "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND"
            raise invalid("components", code, f"The referenced attachment '{url}' was not found")
        made: Json = {"id": self._world.snowflake(), "url": url, "proxy_url": url}
        if stored:
            made.update(url=stored["url"], proxy_url=stored["url"], content_type=stored["content_type"])
            made["attachment_id"] = stored["id"]
        return made, stored


def check_files(uploads: Sequence[Upload]) -> None:
    """The files a person puts under a message. Raises Refused with a sentence."""
    if len(uploads) > MOST_FILES:
        raise Refused(400, 30015, f"A message has at most {MOST_FILES} files; this one has {len(uploads)}.")
    for upload in uploads:
        _check_size(upload)


def _check_size(upload: Upload) -> None:
    if len(upload.data) > LARGEST:
        told = f"A file has at most {LARGEST >> 20} MB; {upload.name} has {len(upload.data) / (1 << 20):,.1f} MB."
        raise Refused(413, 40005, told)


def _safe(name: str) -> str:
    return _UNSAFE.sub("_", name).strip("._") or "file"


def _named(url: str, by_name: dict[str, Json]) -> Json:
    """The attachment an address means, by attachment:// and its name or in full, or nothing."""
    if url.startswith(_SCHEME):
        return by_name.get(_safe(url.removeprefix(_SCHEME)), {})
    return next((attachment for attachment in by_name.values() if attachment["url"] == url), {})
