"""placeholder"""

from typing import Any


def check_message(body: dict[str, Any], *, files: int = 0, edit: bool = False) -> None: ...
def check_commands(commands: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {
            "type": 1,
            "description": "",
            "options": [],
            "default_member_permissions": None,
            "dm_permission": True,
            "nsfw": False,
            "contexts": None,
            "integration_types": [0],
            "name_localizations": None,
            "description_localizations": None,
            **c,
        }
        for c in commands
    ]


def check_interaction_response(body: dict[str, Any], *, interaction_type: int) -> None: ...
