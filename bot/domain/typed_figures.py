"""Reads figures as people type them: "about 10,000–12,000 troops; what it counts; planned"."""

import re

from bot.domain.entries import Figure

_NUMBER = r"[-−]?[0-9](?:[0-9,\u202f\u00a0]*[0-9])?(?:\.[0-9]+)?"
_FIGURE = re.compile(
    rf"(?P<about>(?:about|around|some|approximately|~|≈)\s*)?(?P<low>{_NUMBER})"
    rf"(?:\s*(?:-|–|—|to)\s*(?P<high>{_NUMBER}))?\s*(?P<scale>thousand|million|billion|trillion|k|m|bn)?\b\s+(?P<unit>\S.*)",
    re.IGNORECASE,
)
_SCALES = {"thousand": 1e3, "k": 1e3, "million": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9, "trillion": 1e12}
MEANT = "type a number and what it is of; what it counts; its phase: about 12,000 troops; troops for Russia; planned"


def typed_figure_line(line: str) -> Figure:
    """The figure one line holds. Raises ValueError with a sentence where it holds none."""
    parts = [part.strip() for part in line.split(";")]
    match = _FIGURE.fullmatch(parts[0])
    if match is None or len(parts) != 3 or not all(parts):
        raise ValueError(f"“{line.strip()}” is not a figure: {MEANT}")
    scale = _SCALES.get((match["scale"] or "").lower(), 1.0)
    low, high = (_number(match[part]) for part in ("low", "high"))
    unit, counts, phase = match["unit"].strip(), parts[1], parts[2]
    about = match["about"] is not None
    if low is None or high is None:
        return Figure(value=(low or 0.0) * scale, about=about, unit=unit, counts=counts, phase=phase)
    return Figure(low=low * scale, high=high * scale, about=about, unit=unit, counts=counts, phase=phase)


def _number(text: str | None) -> float | None:
    return float(re.sub(r"[,\u202f\u00a0]", "", text).replace("−", "-")) if text else None
