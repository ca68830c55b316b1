"""The tables, as numbered steps that are never edited once released; later shapes are further steps."""

from sqlite_utils import Database, Migrations

migrations = Migrations("claimdesk")

READ_MODEL = ("entry", "position", "link", "name", "claim_search", "term", "entry_search")
"""The tables that can be thrown away and made again from the journal."""


@migrations()
def m001_journal(db: Database) -> None:
    """The append-only truth: triggers refuse any change to a line once written."""
    db.table("journal").create(
        {
            "seq": int,
            "scope": str,
            "kind": str,
            "key": str,
            "action": str,
            "body": str,
            "by": str,
            "at": str,
            "why": str,
            "hash": str,
        },
        pk="seq",
        not_null=("scope", "kind", "key", "action", "body", "by", "at", "why", "hash"),
    )
    db.table("journal").create_index(["scope", "kind", "key"])
    for action in ("UPDATE", "DELETE"):
        db.execute(
            f"CREATE TRIGGER journal_no_{action.lower()} BEFORE {action} ON journal "
            "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"
        )


@migrations()
def m002_read_model(db: Database) -> None:
    """What answers are read from. A withdrawn entry keeps its row with an empty body: it hides the library's."""
    db.execute(
        "CREATE TABLE entry (id INTEGER PRIMARY KEY, scope TEXT NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL, "
        "topic TEXT, claim TEXT, label TEXT NOT NULL, day TEXT NOT NULL, body TEXT NOT NULL)"
    )
    db.execute("CREATE UNIQUE INDEX entry_key ON entry (scope, kind, key)")
    db.execute("CREATE INDEX entry_topic ON entry (topic, scope) WHERE topic IS NOT NULL")
    db.execute("CREATE INDEX entry_claim ON entry (claim) WHERE claim IS NOT NULL")
    db.execute(
        "CREATE TABLE position (id INTEGER NOT NULL, n INTEGER NOT NULL, scope TEXT NOT NULL, "
        "statement TEXT NOT NULL, claim TEXT NOT NULL, stance TEXT NOT NULL, inferred INTEGER NOT NULL, "
        "speaker TEXT NOT NULL, on_behalf_of TEXT, said_on TEXT NOT NULL, quote TEXT NOT NULL, "
        "paraphrase TEXT NOT NULL, hedge TEXT NOT NULL, source TEXT NOT NULL, via TEXT NOT NULL, "
        "PRIMARY KEY (id, n)) WITHOUT ROWID"
    )
    db.execute("CREATE INDEX position_claim ON position (claim)")
    db.execute("CREATE INDEX position_speaker ON position (speaker)")
    db.execute("CREATE INDEX position_on_behalf_of ON position (on_behalf_of) WHERE on_behalf_of IS NOT NULL")
    db.execute(
        "CREATE TABLE link (id INTEGER NOT NULL, n INTEGER NOT NULL, kind TEXT NOT NULL, claim TEXT NOT NULL, "
        "PRIMARY KEY (id, n)) WITHOUT ROWID"
    )
    db.execute("CREATE INDEX link_claim ON link (claim)")
    db.execute(
        "CREATE TABLE name (id INTEGER NOT NULL, n INTEGER NOT NULL, kind TEXT NOT NULL, folded TEXT NOT NULL, "
        "PRIMARY KEY (id, n)) WITHOUT ROWID"
    )
    db.execute("CREATE INDEX name_folded ON name (kind, folded)")
    db.execute(
        "CREATE VIRTUAL TABLE claim_search USING fts5 (text, places, tokenize = 'porter unicode61 remove_diacritics 2')"
    )


@migrations()
def m003_kept(db: Database) -> None:
    """Small facts the process keeps between starts: the stamp of the loaded packs, the digest of the commands."""
    db.table("kept").create({"name": str, "value": str}, pk="name", not_null=("value",))


@migrations()
def m004_desk_work(db: Database) -> None:
    """What moderators have begun and not saved, what members suggested; and sources are found by their address."""
    db.execute(
        "CREATE TABLE draft (id TEXT PRIMARY KEY, scope TEXT NOT NULL, owner TEXT NOT NULL, at TEXT NOT NULL, "
        "typed INTEGER NOT NULL, body TEXT NOT NULL) WITHOUT ROWID"
    )
    db.execute("CREATE INDEX draft_owner ON draft (owner, scope)")
    db.execute(
        "CREATE TABLE suggestion (id INTEGER PRIMARY KEY, scope TEXT NOT NULL, proposer TEXT NOT NULL, "
        "at TEXT NOT NULL, state TEXT NOT NULL, decided_by TEXT NOT NULL, body TEXT NOT NULL)"
    )
    db.execute("CREATE INDEX entry_url ON entry (body ->> 'url') WHERE kind = 'source' AND body != ''")
    db.execute("CREATE INDEX suggestion_proposer ON suggestion (scope, proposer, at)")


@migrations()
def m005_past(db: Database) -> None:
    """Every revision keeps its rows, from its own number `until` the next one's; 0 is the one that stands now.

    The read model is emptied here and made again from the journal when the store opens.
    """
    for table in ("entry", "position", "link", "name", "claim_search"):
        db.execute(f"DELETE FROM {table}")
    db.execute("ALTER TABLE entry ADD COLUMN until INTEGER NOT NULL DEFAULT 0")
    db.execute("DROP INDEX entry_key")
    db.execute("CREATE UNIQUE INDEX entry_key ON entry (scope, kind, key, until)")


@migrations()
def m006_journal_of_a_scope(db: Database) -> None:
    """What one server wrote is found without walking what all did."""
    db.execute("CREATE INDEX journal_scope ON journal (scope)")


@migrations()
def m007_digests(db: Database) -> None:
    """Who gets a daily digest, one slot for each local date of theirs, and what each digest shows."""
    db.execute(
        "CREATE TABLE subscription (id INTEGER PRIMARY KEY, server TEXT NOT NULL, scope TEXT NOT NULL, "
        "channel TEXT NOT NULL UNIQUE, at TEXT NOT NULL, zone TEXT NOT NULL, owed_from TEXT NOT NULL, "
        "topics TEXT NOT NULL, quiet TEXT NOT NULL, threads INTEGER NOT NULL, ping_role TEXT NOT NULL, "
        "state TEXT NOT NULL, reason TEXT NOT NULL, told_until INTEGER NOT NULL, told_on TEXT NOT NULL, "
        "by TEXT NOT NULL, next_due TEXT NOT NULL)"
    )
    db.execute("CREATE INDEX subscription_server ON subscription (server)")
    db.execute("CREATE INDEX subscription_due ON subscription (next_due) WHERE state = 'on'")
    db.execute(
        "CREATE TABLE slot (id INTEGER PRIMARY KEY, subscription INTEGER NOT NULL, date TEXT NOT NULL, "
        "due TEXT NOT NULL, state TEXT NOT NULL, reason TEXT NOT NULL, late INTEGER NOT NULL, channel TEXT NOT NULL, "
        "after INTEGER NOT NULL, until INTEGER NOT NULL, body TEXT NOT NULL, picture BLOB NOT NULL, "
        "first TEXT NOT NULL, since TEXT NOT NULL, lease TEXT NOT NULL, absent TEXT NOT NULL, tries INTEGER NOT NULL, "
        "message TEXT NOT NULL, posted TEXT NOT NULL, step INTEGER NOT NULL)"
    )
    db.execute("CREATE UNIQUE INDEX slot_date ON slot (subscription, date)")
    db.execute("CREATE INDEX slot_open ON slot (subscription, date) WHERE state IN ('planned', 'ready', 'sending')")
    db.execute("CREATE INDEX slot_unfinished ON slot (lease) WHERE state = 'sent' AND lease != ''")
    db.execute(
        "CREATE TABLE slot_shown (slot INTEGER NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL, "
        "revision INTEGER NOT NULL, PRIMARY KEY (slot, kind, key)) WITHOUT ROWID"
    )
    db.execute("CREATE INDEX slot_shown_entry ON slot_shown (kind, key)")


@migrations()
def m009_amendments(db: Database) -> None:
    """What stands below a posted digest of what was corrected in it; each posted digest has to be looked at once.

    A trigger makes the row, so that it comes in the transaction in which the slot is closed as sent.
    """
    db.execute(
        "CREATE TABLE amendment (slot INTEGER PRIMARY KEY, text TEXT NOT NULL DEFAULT '', "
        "by_reply INTEGER NOT NULL DEFAULT 0, reply TEXT NOT NULL DEFAULT '', trying TEXT NOT NULL DEFAULT '', "
        "lease TEXT NOT NULL DEFAULT '', stale INTEGER NOT NULL DEFAULT 1, closed TEXT NOT NULL DEFAULT '', "
        "step INTEGER NOT NULL DEFAULT 0)"
    )
    db.execute("CREATE INDEX amendment_stale ON amendment (slot) WHERE stale = 1")
    db.execute("INSERT INTO amendment (slot) SELECT id FROM slot WHERE state = 'sent'")
    db.execute(
        "CREATE TRIGGER amendment_of_sent AFTER UPDATE OF state ON slot WHEN NEW.state = 'sent' "
        "BEGIN INSERT OR IGNORE INTO amendment (slot) VALUES (NEW.id); END"
    )


@migrations()
def m010_questions(db: Database) -> None:
    """Questions that the desk had no answer to and members handed to the moderators."""
    db.execute(
        "CREATE TABLE question (id INTEGER PRIMARY KEY, scope TEXT NOT NULL, asker TEXT NOT NULL, "
        "asked_by TEXT NOT NULL, at TEXT NOT NULL, state TEXT NOT NULL, closed_by TEXT NOT NULL, text TEXT NOT NULL)"
    )
    db.execute("CREATE INDEX question_asker ON question (scope, asker, at)")


@migrations()
def m011_entries_by_words(db: Database) -> None:
    """What is no claim is found by the words of its label, key and address, of one kind and in one scope."""
    db.execute(
        "CREATE VIEW entry_words AS SELECT id, kind || ' ' || scope AS place, "
        "label || ' ' || key || coalesce(' ' || (body ->> 'url'), '') AS words "
        "FROM entry WHERE kind != 'claim' AND body != ''"
    )
    db.execute(
        "CREATE VIRTUAL TABLE entry_search USING fts5 (place, words, content = 'entry_words', content_rowid = 'id', "
        "detail = 'column', tokenize = 'unicode61 remove_diacritics 2')"
    )
    db.execute("INSERT INTO entry_search (entry_search) VALUES ('rebuild')")


@migrations()
def m012_owed_answers(db: Database) -> None:
    """What the proposer of a decided suggestion is still to be told, as JSON; empty where they know or it waits."""
    db.execute("ALTER TABLE suggestion ADD COLUMN owed TEXT NOT NULL DEFAULT ''")


@migrations()
def m013_terms(db: Database) -> None:
    """Claims are filed under the terms that questions are read as, and each term knows how many claims it finds.

    The read model is emptied and made again when the store opens.
    """
    db.execute("INSERT INTO entry_search (entry_search) VALUES ('delete-all')")
    for table in ("entry", "position", "link", "name"):
        db.execute(f"DELETE FROM {table}")
    db.execute("DROP TABLE claim_search")
    db.execute(
        "CREATE VIRTUAL TABLE claim_search USING fts5 "
        "(text, also, story, columnsize = 0, detail = none, tokenize = 'ascii')"
    )
    db.execute("CREATE TABLE term (term TEXT PRIMARY KEY, held INTEGER NOT NULL) WITHOUT ROWID")


@migrations()
def m014_meanings(db: Database) -> None:
    """What a claim means, as an optional model measures it. A revision's text never changes, so a vector stays."""
    db.execute(
        "CREATE TABLE embedding (scope TEXT NOT NULL, id INTEGER NOT NULL, vector BLOB NOT NULL, "
        "PRIMARY KEY (scope, id)) WITHOUT ROWID"
    )


@migrations()
def m015_first(db: Database) -> None:
    """Each row says at which number its entry first came, so that an edit moves nothing in an order."""
    db.execute("ALTER TABLE entry ADD COLUMN first INTEGER NOT NULL DEFAULT 0")
    db.execute(
        "UPDATE entry SET first = (SELECT min(f.id) FROM entry f WHERE f.scope IN ('library', entry.scope) "
        "AND f.kind = entry.kind AND f.key = entry.key)"
    )


@migrations()
def m016_terms_that_stand(db: Database) -> None:
    """Each term knows how many claims that stand it finds, beside how many were ever filed under it.

    A server's count may be below zero: it is what it adds to the library's. What lies over the library is found by key.
    The read model is emptied and made again when the store opens.
    """
    db.execute("INSERT INTO entry_search (entry_search) VALUES ('delete-all')")
    for table in ("entry", "position", "link", "name", "claim_search"):
        db.execute(f"DELETE FROM {table}")
    db.execute("DROP TABLE term")
    db.execute("CREATE TABLE term (term TEXT PRIMARY KEY, held INTEGER NOT NULL, filed INTEGER NOT NULL) WITHOUT ROWID")
    db.execute("CREATE INDEX entry_over ON entry (key) WHERE kind = 'claim' AND scope != 'library' AND until = 0")


@migrations()
def m017_irregular(db: Database) -> None:
    """Claims are filed under one term for all forms and spellings of a word, "sent" and "send": all are filed anew.

    The read model is made again when the store opens.
    """
    db.execute("DELETE FROM entry")


@migrations()
def m018_begun(db: Database) -> None:
    """When each digest was started: its first post tells what changed since. Of those there are it is guessed."""
    db.execute("ALTER TABLE subscription ADD COLUMN begun TEXT NOT NULL DEFAULT ''")
    db.execute("UPDATE subscription SET begun = owed_from")


@migrations()
def m019_endings(db: Database) -> None:
    """Claims are filed under one term for "add" and "added", "virus" and "viruses": all are filed anew.

    The read model is made again when the store opens.
    """
    db.execute("DELETE FROM entry")


@migrations()
def m020_one_list(db: Database) -> None:
    """The search index, written in parts, is merged once; from here on whatever writes much merges it."""
    db.execute("INSERT INTO claim_search (claim_search) VALUES ('optimize')")


@migrations()
def m021_closed_drafts(db: Database) -> None:
    """A draft that was saved or discarded is kept a day longer: a form of it may still be open."""
    db.execute("ALTER TABLE draft ADD COLUMN closed TEXT NOT NULL DEFAULT ''")


@migrations()
def m022_owed_to_askers(db: Database) -> None:
    """What the one who asked a question that was answered is still to be told, as JSON; empty where they know."""
    db.execute("ALTER TABLE question ADD COLUMN owed TEXT NOT NULL DEFAULT ''")
