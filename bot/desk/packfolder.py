"""The folder packs lie in: which files are packs, and whether any of them was touched since they were last loaded.

Apart from the reading of packs, so that a start with unchanged ones needs none of it.
"""

import hashlib
import os
from pathlib import Path


def pack_files(folder: Path) -> list[Path]:
    """The pack files below `folder`, by name; hidden ones, the schema and links out of it are passed over."""
    root = folder.resolve()
    return sorted(
        path
        for path in folder.rglob("*")
        if path.suffix in (".yaml", ".yml", ".json")
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
        and not path.name.endswith(".schema.json")
        and path.is_file()
        and path.resolve().is_relative_to(root)
    )


def packs_stamp(folder: Path) -> str:
    """A digest over the names, sizes and times of change of all pack files below `folder`, which reads none of them."""
    digest = hashlib.sha256()
    for path in pack_files(folder):
        seen = path.stat()
        digest.update(os.fsencode(f"{path.relative_to(folder).as_posix()}\0{seen.st_size}\0{seen.st_mtime_ns}\0"))
    return digest.hexdigest()
