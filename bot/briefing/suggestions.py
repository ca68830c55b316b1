"""What members propose, as moderators read it, and what the proposer hears of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.briefing.answer import Answer, Line, Piece, Query, Said, Section, Strong, Web
from bot.domain.entries import ADDRESS
from bot.domain.forms import Field
from bot.domain.pending import KeptSuggestion
from bot.domain.revision import signer
from bot.domain.vocabulary import Kind

CLAIM_FIELDS = (
    Field("text", "The claim, in one sentence", required=True, long=True),
    Field("speaker", "Who says so"),
    Field("source", "Where it can be read", hint="https://…", most=ADDRESS),
    Field("note", "Anything else", long=True),
)
REPORT_FIELDS = (
    Field("text", "What is wrong", required=True, long=True),
    Field("source", "Where that can be read", hint="https://…", most=ADDRESS),
)


def card_of(claim: str) -> tuple[Kind, str]:
    """The kind and key of the card that an error was reported in, as `claim` holds it: "key", or "actor:key"."""
    kind, _, key = claim.rpartition(":")
    return Kind(kind) if kind else Kind.CLAIM, key


@dataclass(frozen=True, slots=True)
class Proposed:
    """A suggestion as the moderators' room sees it. `claim` is the card an error report is about, or empty."""

    number: int
    proposer: str
    state: str
    claim: str
    answer: Answer


def proposed(
    kept: KeptSuggestion, typed: Mapping[str, str], about: str, name: str, *, is_told: bool = True
) -> Proposed:
    """A suggestion or report, drawn from what was typed; `about` is what the card is called that a report is about.

    `is_told` says, once it is decided, whether the proposer could be told.
    """
    is_report = bool(typed.get("claim"))
    lead: list[Line] = [Line((Strong(name), " reports an error in:" if is_report else " suggests a claim:"))]
    if is_report:
        lead.append(Line((Strong(about or typed["claim"]),)))
    lead.append(Line((), (Said(typed["text"]),)))
    fields = REPORT_FIELDS if is_report else CLAIM_FIELDS
    lines = tuple(
        Line((f"{field.label}: ",), (_shown(typed[field.name]),))
        for field in fields
        if field.name != "text" and typed.get(field.name)
    )
    if kept.state != "open":
        by, _ = signer(kept.decided_by)
        done = "mended" if is_report and kept.state == "accepted" else kept.state
        lines += (
            Line(
                (
                    Strong(f"{done.capitalize()} by {by}"),
                    "" if is_told else f"; {name} takes no direct messages and is not told",
                )
            ),
        )
    title = f"{'Error report' if is_report else 'Suggestion'} #{kept.number}"
    answer = Answer(title, tuple(lead), (Section("", lines),) if lines else (), Query("suggestion", str(kept.number)))
    return Proposed(kept.number, kept.proposer, kept.state, typed.get("claim", ""), answer)


def outcome(kept: KeptSuggestion, typed: Mapping[str, str], server: str, reason: str, claim: str) -> Answer:
    """What the proposer hears; `claim` is the key of the claim that was made of it, or empty.

    Of a report it is the card that it was about, which the proposer may look at again.
    """
    is_report = bool(typed.get("claim"))
    what = "Your error report" if is_report else "Your suggestion"
    done = {"accepted": "was taken up: thank you" if is_report else "is on the desk: thank you"}
    lines = [Line((Said(typed["text"]),))]
    if reason:
        lines.append(Line((Strong("The moderators say"), ": "), (reason,)))
    if key := claim or typed.get("claim"):
        kind, key = card_of(key)
        lines.append(Line((f"To read {'the card' if is_report else 'it'} there: /{kind} show {kind}:{key}",)))
    title = f"{what} to {server} {done.get(kept.state, 'was declined')}"
    return Answer(title, tuple(lines), (), Query("suggestion", str(kept.number)))


def _shown(text: str) -> Piece:
    return Web(text) if text.startswith(("https://", "http://")) and len(text.split()) == 1 else text
