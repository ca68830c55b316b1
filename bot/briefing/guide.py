"""The pages about the bot itself: help with examples first, about, and privacy."""

from dataclasses import dataclass

from bot.briefing.answer import Answer, Line, Query, Section, Strong
from bot.domain.days import shown_day


@dataclass(frozen=True, slots=True)
class Facts:
    """What the pages say of this installation. `packs_on` is the ISO day the packs last changed, or empty."""

    version: str
    prefix: str
    stories: int
    packs_on: str
    example: str


COMMANDS = (
    ("ask", "<question>", "any question in plain words; or mention the bot, or write to it"),
    ("topics", "", "the stories, with counts and last change"),
    ("brief", "[story]", "the story on one screen, in five lines"),
    ("claims", "[story]", "its claims by status, with who is for and against"),
    ("claim", "<claim>", "one claim whole: statements, evidence, status and how it came about"),
    ("who-denied", "[story, claim or speaker]", "who denied exactly what, in which words"),
    ("who-said", "[story, claim or speaker]", "who asserts it, or what a speaker says"),
    ("who-confirmed", "[story, claim or speaker]", "who confirmed it, and who has not"),
    ("who-doubts", "[story, claim or speaker]", "who doubts it, or finds no evidence"),
    ("figures", "[story]", "the numbers side by side, and whether they conflict"),
    ("actor", "<speaker>", "what a speaker has said, newest first"),
    ("timeline", "[story]", "happenings and statements by day"),
    ("sources", "[story]", "what was read"),
    ("since", "[day] [story]", "what is new since a day, such as yesterday: denials first, one line an entry"),
    ("changes", "[since]", "what changed on the desk, and who changed it"),
    ("history", "<entry>", "every revision of an entry: who, when, why, what"),
    ("help", "[command]", "this page, or how one command is asked"),
    ("about", "", "version, pack day, licence"),
    ("privacy", "", "what is stored"),
)
"""Every command with its words and what it answers."""


KEEPING = (
    ("statement add", "what somebody said: a denial, a confirmation, a doubt; edit and retract beside it"),
    ("claim add", "a claim; edit, assess, link and retract beside it"),
    ("topic add", "a story; edit and close beside it"),
    ("actor add", "a speaker; edit and merge beside it"),
    ("source add", "where something was read; edit beside it"),
    ("evidence add", "what was offered for or against; retract beside it"),
    ("undo", "take a change back: your own last one, or any by its number in /history"),
    ("drafts", "what you began and did not finish"),
    ("unanswered", "the questions that members handed over: answer or dismiss"),
    ("export", "this server's entries as a file; /import takes one, and shows first what would change"),
    ("digest start", "what changed, once a day, in a channel; preview, now, pause, resume, stop, list, runs, explain"),
    ("desk setup", "who may curate, where suggestions arrive; status shows it, unmute hears a member again"),
    ("suggest", "for everybody: a claim the moderators should add"),
)
"""What keeps the desk, by slash in servers."""

_BESIDE = "edit retract assess link close merge import preview now pause resume stop list runs explain status unmute"
_ALL = "moderator moderators moderating curator curators curating keeping"
"""What is asked for the same page: commands that stand beside others, and words for all of them."""

_WORDS = (
    ("marks", "▲ says so, ▼ denies it, ◇ leaves it open, △ reports what others said, ↩ takes it back"),
    ("worked out", "no source names that day; the claim's card says how it follows"),
    ("by a day", "on that day or before"),
    ("hedged", "the speaker's own reserve, such as “reportedly”"),
    ("inferred", "not said in words: it follows from what was said"),
    ("independent origin", "where a report comes from in the end: ten papers that cite one agency are one origin"),
    ("unverified", "one origin or none, no denial; corroborated: two or more, no denial; disputed: denied by somebody"),
)
"""What readers meet in every answer, in plain words."""

_BY_SLASH = {"claim": "claim show", "actor": "actor show"}
"""What a command is called by slash where moderators' commands share its word."""

LIBRARY_ALONE = "Here the library alone answers; what a server's moderators added is asked in that server."
_BY_MENU = (
    "By slash, in servers; a message's own menu, under Apps, has Add as statement and, for everybody, Suggest as claim."
)


def help_page(facts: Facts, query: Query, *, library_alone: bool = False) -> Answer:
    """Examples to type first, then every command in a line. It says so where the library alone is asked."""
    p, story = facts.prefix, facts.example
    examples = (
        (f"{p}brief {story}".rstrip(), "what the story is, in five lines"),
        (f"{p}who-denied {story}".rstrip(), "who denied exactly what"),
        (f"{p}figures {story}".rstrip(), "which numbers there are, and whether they conflict"),
        (f"{p}ask did Russia deny it?", "or in plain words, also by mention, in a direct message or in a reply"),
        (f"{p}since yesterday", "what is new, corrections and denials first"),
        (f"{p}claims as-of:today", "what the desk knew when that day ended; it goes with any question"),
    )
    sections = (
        Section("Try", tuple(Line((Strong(typed),), (f": {says}",)) for typed, says in examples)),
        Section(
            "All commands",
            tuple(Line((Strong(f"{p}{verb}"), f" {words}".rstrip()), (f": {says}",)) for verb, words, says in COMMANDS),
        ),
        Section("Words and marks", tuple(Line((Strong(word),), (f": {says}",)) for word, says in _WORDS)),
        _keeping("Keeping the desk"),
    )
    lead = (
        "Who claimed what, who denied it, and on what evidence. Each command works with / too (/claim show, "
        "/actor show). "
        "With one story on the desk its name may be left out; --plain gives any answer as text."
    )
    leads = (lead, LIBRARY_ALONE) if library_alone else (lead,)
    return Answer("How to ask Claimdesk", tuple(Line((words,)) for words in leads), sections, query)


def command_page(facts: Facts, verb: str, query: Query) -> Answer:
    """How one command is asked, typed and by slash, with an example."""
    (words, says) = next((words, says) for name, words, says in COMMANDS if name == verb)
    p = facts.prefix
    lines = [
        Line((Strong("Typed"), f": {p}{verb} {words}".rstrip())),
        Line((Strong("By slash"), f": /{_BY_SLASH.get(verb, verb)}")),
    ]
    if "story" in words and facts.example:
        lines.append(Line((Strong("For example"), f": {p}{verb} {facts.example}")))
    if words:
        lines.append(Line(("<…> has to be given." if "<" in words else "[…] may be left out.",)))
    lead = Line((f"{says[0].upper()}{says[1:]}.",))
    return Answer(f"How to ask {p}{verb}", (lead,), (Section("", tuple(lines)),), query)


def keeps(words: str) -> bool:
    """Whether `words` begin with the name of a command that keeps the desk, or ask for all of them."""
    names = {word for name, _ in KEEPING for word in name.split()}
    return words.split()[0].strip("/").lower() in names.union(_BESIDE.split(), _ALL.split())


def keeping_page(query: Query) -> Answer:
    """The commands that keep the desk."""
    return Answer("How the desk is kept", (Line((_BY_MENU,)),), (_keeping(""),), query)


def _keeping(heading: str) -> Section:
    return Section(heading, tuple(Line((Strong(f"/{name}"),), (f": {says}",)) for name, says in KEEPING))


def about(facts: Facts, query: Query) -> Answer:
    day = shown_day(facts.packs_on) if facts.packs_on else "not loaded yet"
    lines = (
        Line((Strong("Version"), f": {facts.version}")),
        Line((Strong("Packs last changed"), f": {day}")),
        Line((Strong("On the desk"), f": {facts.stories:,} {'story' if facts.stories == 1 else 'stories'}")),
        Line((Strong("Licence"), ": MIT")),
    )
    lead = (
        "Claimdesk says who claimed what and who denied it, with day and source. A status is derived from "
        "what was said, or read by curators, and says which; the bot itself holds no verdict."
    )
    return Answer("About Claimdesk", (Line((lead,)),), (Section("", lines),), query)


def privacy(facts: Facts, query: Query) -> Answer:
    kept = (
        "The claim store: curated entries about public statements, with who entered them, when and why. "
        "Moderators' names stay in the history.",
        "What moderators began and did not save, until they do or discard it, and at least a day longer, since a form "
        "of it may still be open.",
        "What members suggest or report, with their name, so that they can hear what came of it.",
        "The channels that get a daily digest, who asked for it, and what each one said, so that it can be corrected.",
        "Nothing about members who ask: no questions, no names, no messages. Only a question that its asker hands to "
        "the moderators by a button is kept, with who asked, so that they can be told the answer.",
        "No message is stored. Each is read once, to see whether it asks the bot something. Where one goes on from an "
        "answer, that answer is read too, in a direct message by looking at the five messages before.",
    )
    lines = tuple(Line(("• ",), (text,)) for text in kept)
    lead = "What is stored, and what is not. The store is one file that the operator of this bot keeps."
    return Answer("Privacy", (Line((lead,)),), (Section("", lines),), query)
