"""Discord's JSON objects: https://discord.com/developers/docs/reference and the resources below it."""

import datetime as dt
from typing import Any

Json = dict[str, Any]

EPHEMERAL = 1 << 6
LOADING = 1 << 7
COMPONENTS_V2 = 1 << 15
HAS_THREAD = 1 << 5
CROSSPOSTED = 1 << 0
SUPPRESS_NOTIFICATIONS = 1 << 12
SUPPRESS_EMBEDS = 1 << 2
KEPT_FLAGS = COMPONENTS_V2 | EPHEMERAL | SUPPRESS_NOTIFICATIONS | SUPPRESS_EMBEDS

PAGE_FIELDS = frozenset(("ephemeral_for", "sent", "interaction_of", "loading"))
"""What the page is told of a message beyond Discord's own fields."""


def stamp(seconds: float) -> str:
    """A time as Discord writes it."""
    return dt.datetime.fromtimestamp(seconds, dt.UTC).isoformat(timespec="microseconds")


def user(user_id: str, name: str, *, bot: bool = False) -> Json:
    made: Json = {
        "id": user_id,
        "username": name.lower(),
        "global_name": None if bot else name,
        "discriminator": "0",
        "avatar": None,
        "public_flags": 0,
        "flags": 0,
        "primary_guild": None,
    }
    if bot:
        made.update(username=name, bot=True, discriminator="0001")
    return made


def role(role_id: str, name: str, permissions: int, position: int, *, managed: bool = False) -> Json:
    return {
        "id": role_id,
        "name": name,
        "description": None,
        "permissions": str(int(permissions)),
        "position": position,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "managed": managed,
        "mentionable": False,
        "icon": None,
        "unicode_emoji": None,
        "flags": 0,
    }


def overwrite(target_id: str, *, allow: int = 0, deny: int = 0, member: bool = False) -> Json:
    """What a role, or one member, may and may not do in a channel."""
    return {"id": target_id, "type": int(member), "allow": str(int(allow)), "deny": str(int(deny))}


def membership(roles: list[str]) -> Json:
    """A member without its user, as it stands beside a message's author."""
    return {
        "roles": roles,
        "joined_at": "2024-10-01T00:00:00.000000+00:00",
        "premium_since": None,
        "communication_disabled_until": None,
        "nick": None,
        "avatar": None,
        "banner": None,
        "deaf": False,
        "mute": False,
        "pending": False,
        "flags": 0,
    }


def text_channel(
    channel_id: str,
    guild_id: str,
    name: str,
    topic: str,
    position: int,
    overwrites: list[Json],
    *,
    news: bool = False,
) -> Json:
    return {
        "id": channel_id,
        "type": 5 if news else 0,
        "guild_id": guild_id,
        "name": name,
        "topic": topic,
        "position": position,
        "permission_overwrites": overwrites,
        "parent_id": None,
        "nsfw": False,
        "rate_limit_per_user": 0,
        "last_message_id": None,
        "flags": 0,
    }


def direct_channel(channel_id: str, recipient: Json) -> Json:
    return {"id": channel_id, "type": 1, "recipients": [recipient], "last_message_id": None, "flags": 0}


def thread(thread_id: str, parent: Json, kind: int, owner_id: str, now: float, asked: Json) -> Json:
    """A thread of type `kind` (10 to 12) as its starter `asked` for it."""
    return {
        "id": thread_id,
        "type": kind,
        "guild_id": parent["guild_id"],
        "parent_id": parent["id"],
        "owner_id": owner_id,
        "name": asked["name"],
        "last_message_id": None,
        "message_count": 0,
        "member_count": 1,
        "total_message_sent": 0,
        "rate_limit_per_user": asked.get("rate_limit_per_user") or 0,
        "flags": 0,
        "thread_metadata": {
            "archived": False,
            "auto_archive_duration": asked.get("auto_archive_duration") or 4320,
            "archive_timestamp": stamp(now),
            "locked": False,
            "create_timestamp": stamp(now),
            **({"invitable": asked.get("invitable", True)} if kind == 12 else {}),
        },
    }


def thread_member(thread_id: str, user_id: str, now: float) -> Json:
    return {"id": thread_id, "user_id": user_id, "join_timestamp": stamp(now), "flags": 0}


def guild(
    guild_id: str,
    name: str,
    owner_id: str,
    roles: list[Json],
    channels: list[Json],
    threads: list[Json],
    members: list[Json],
) -> Json:
    """A guild as GUILD_CREATE sends it."""
    return {
        "id": guild_id,
        "name": name,
        "owner_id": owner_id,
        "icon": None,
        "splash": None,
        "banner": None,
        "discovery_splash": None,
        "description": None,
        "home_header": None,
        "features": [],
        "roles": roles,
        "emojis": [],
        "stickers": [],
        "channels": channels,
        "threads": threads,
        "members": members,
        "member_count": len(members),
        "presences": [],
        "voice_states": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
        "region": "deprecated",
        "afk_channel_id": None,
        "afk_timeout": 300,
        "system_channel_id": None,
        "system_channel_flags": 0,
        "rules_channel_id": None,
        "public_updates_channel_id": None,
        "safety_alerts_channel_id": None,
        "widget_enabled": False,
        "widget_channel_id": None,
        "verification_level": 0,
        "default_message_notifications": 1,
        "explicit_content_filter": 0,
        "mfa_level": 0,
        "nsfw": False,
        "nsfw_level": 0,
        "preferred_locale": "en-US",
        "premium_tier": 0,
        "premium_subscription_count": 0,
        "premium_progress_bar_enabled": False,
        "application_id": None,
        "vanity_url_code": None,
        "max_presences": None,
        "max_members": 500000,
        "max_video_channel_users": 25,
        "max_stage_video_channel_users": 50,
        "joined_at": "2024-10-01T00:00:00.000000+00:00",
        "large": False,
        "unavailable": False,
        "incidents_data": None,
    }


def message(message_id: str, channel_id: str, author: Json, now: float, **parts: Any) -> Json:
    """A message; `parts` are the fields that are not empty."""
    return {
        "id": message_id,
        "channel_id": channel_id,
        "author": author,
        "content": "",
        "timestamp": stamp(now),
        "edited_timestamp": None,
        "tts": False,
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
        "attachments": [],
        "embeds": [],
        "components": [],
        "pinned": False,
        "type": 0,
        "flags": 0,
        "ephemeral_for": None,
        "sent": None,
        "interaction_of": None,
        "loading": False,
        **parts,
    }


def is_ephemeral(of: Json) -> bool:
    return bool(of.get("ephemeral_for"))


def public(of: Json) -> Json:
    """A message as Discord's API returns it, without what only the page is told."""
    return {key: value for key, value in of.items() if key not in PAGE_FIELDS}


_CHOSEN: Json = {"min_values": 1, "max_values": 1}
_USUAL: dict[int, Json] = {
    3: _CHOSEN,
    5: _CHOSEN,
    6: _CHOSEN,
    7: _CHOSEN,
    8: _CHOSEN,
    11: {"description": None, "spoiler": False},
    13: {"spoiler": False},
    14: {"divider": True, "spacing": 1},
    17: {"accent_color": None, "spoiler": False},
}
"""What Discord fills in by a component's type."""


def numbered(components: list[Json], start: int = 1) -> list[Json]:
    """Components as Discord returns them: with the ids and the usual values it gives where none were sent."""
    taken = {c["id"] for c in all_components(components) if c.get("id")}
    free = (n for n in range(start, 10_000) if n not in taken)

    def given(component: Json) -> Json:
        told = {key: value for key, value in component.items() if value is not None}
        made = {**_USUAL.get(component["type"], {}), **told, "id": component.get("id") or next(free)}
        if "components" in made:
            made["components"] = [given(child) for child in made["components"]]
        for part in ("accessory", "component"):
            if isinstance(made.get(part), dict):
                made[part] = given(made[part])
        return made

    return [given(component) for component in components]


def all_components(components: list[Json]) -> list[Json]:
    """Components and what stands inside them."""
    found: list[Json] = []
    pending = list(components)
    while pending:
        component = pending.pop()
        found.append(component)
        pending.extend(component.get("components") or [])
        pending.extend(component[part] for part in ("accessory", "component") if isinstance(component.get(part), dict))
    return found


def embed(sent: Json) -> Json:
    """An embed as Discord returns it."""
    return {**{key: value for key, value in sent.items() if value is not None}, "type": "rich"}


def blanked(of: Json) -> Json:
    """A message without what the message content intent is needed for."""
    return {**of, "content": "", "embeds": [], "attachments": [], "components": []}
