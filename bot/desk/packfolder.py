"""The folder packs lie in: which files are packs, and whether any of them was touched since they were last loaded.

Apart from the reading of packs, so that a start with unchanged ones needs none of it.
"""

import hashlib
import os
from pathlib import Path

_READ = 4 * 1024 * 1024
"""How many bytes of packs, in all, a start may read to see whether they changed."""


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
    """A digest that is another once any pack file below `folder` is: over names and contents.

    Of files that are more than 4 MiB in all, the sizes, times of change and inodes stand for the contents: reading
    them would take longer than the rest of a start.
    """
    digest = hashlib.sha256()
    files = [(path, path.stat()) for path in pack_files(folder)]
    is_read = sum(seen.st_size for _, seen in files) <= _READ
    for path, seen in files:
        name = path.relative_to(folder).as_posix()
        held = hashlib.sha256(path.read_bytes()).hexdigest() if is_read and os.access(path, os.R_OK) else ""
        held = held or f"{seen.st_size} {seen.st_mtime_ns} {seen.st_ctime_ns} {seen.st_ino}"
        digest.update(os.fsencode(f"{name}\0{held}\0"))
    return digest.hexdigest()
