/**
 * What each version of the store added, oldest first; `user_version` is how many have run. A migration that
 * was released is never edited: the next change of the schema is appended.
 *
 * Rules of the schema: STRICT tables, integer keys; hashes and texts stand once, in a unique side column or
 * table, because an index over random hashes costs ten times the time of one over integers. What is compared
 * (trial, reading) is narrow; what is only read one at a time (content, reply, explanation) stands apart.
 */
export const MIGRATIONS: readonly string[] = [
  `
  -- Texts that repeat: labels, presentations, facet names and values, annotators, parsers, views. Each once.
  CREATE TABLE word (
    id INTEGER PRIMARY KEY,
    text TEXT NOT NULL UNIQUE
  ) STRICT;

  -- Criteria by name. Their definitions are the study's.
  CREATE TABLE criterion (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
  ) STRICT;

  -- What an item says, as JSON. Items with equal content share a row and stay two items.
  CREATE TABLE content (
    id INTEGER PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    json TEXT NOT NULL
  ) STRICT;

  -- What is judged. The fingerprint covers id, content, facets, aliases and split: equal means the same item.
  CREATE TABLE item (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    source_id TEXT NOT NULL,
    content INTEGER NOT NULL REFERENCES content,
    test INTEGER NOT NULL CHECK (test IN (0, 1)),
    fingerprint TEXT NOT NULL
  ) STRICT;

  -- Attributes to break results down by.
  CREATE TABLE facet (
    item INTEGER NOT NULL REFERENCES item,
    name INTEGER NOT NULL REFERENCES word,
    value INTEGER NOT NULL REFERENCES word,
    PRIMARY KEY (item, name)
  ) STRICT, WITHOUT ROWID;

  -- Other texts by which sources refer to items.
  CREATE TABLE alias (
    item INTEGER NOT NULL REFERENCES item,
    name INTEGER NOT NULL REFERENCES word,
    value INTEGER NOT NULL REFERENCES word,
    PRIMARY KEY (item, name)
  ) STRICT, WITHOUT ROWID;

  -- Index of annotations.jsonl. The item is its key, a word: the files may be here before the transcripts.
  CREATE TABLE annotation (
    id INTEGER PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    item INTEGER NOT NULL REFERENCES word,
    criterion INTEGER NOT NULL REFERENCES criterion,
    annotator INTEGER NOT NULL REFERENCES word,
    label INTEGER REFERENCES word, -- NULL: abstained
    role INTEGER NOT NULL,         -- index into ANNOTATION_ROLES
    provenance INTEGER NOT NULL,   -- index into PROVENANCES
    saw INTEGER NOT NULL,          -- index into SAW
    view INTEGER NOT NULL REFERENCES word,
    chosen TEXT NOT NULL,          -- JSON
    at TEXT,
    note TEXT
  ) STRICT;
  CREATE INDEX annotation_of_criterion ON annotation (criterion);

  -- Index of decisions.jsonl.
  CREATE TABLE decision (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,     -- the decision's own id
    item INTEGER NOT NULL REFERENCES word,
    criterion INTEGER NOT NULL REFERENCES criterion,
    json TEXT NOT NULL
  ) STRICT;

  -- gold@n: versions of the gold that were used, named by the hash of policy and lines.
  CREATE TABLE gold_version (
    id INTEGER PRIMARY KEY,
    criterion INTEGER NOT NULL REFERENCES criterion,
    hash TEXT NOT NULL,
    n INTEGER NOT NULL,            -- annotations and decisions it rests on
    UNIQUE (criterion, hash)
  ) STRICT;

  -- What can be chosen. The hash of its parts identifies it, the rest is for people.
  CREATE TABLE candidate (
    id INTEGER PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    judge TEXT NOT NULL,
    template TEXT,
    view TEXT NOT NULL
  ) STRICT;

  -- A pinned plan. Verdicts recorded elsewhere belong to the run whose hash is 'imported'.
  CREATE TABLE run (
    id INTEGER PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    seed TEXT NOT NULL,
    created_at TEXT NOT NULL
  ) STRICT;

  -- One candidate on one item, one presentation, one repeat, one occasion. Claimed in the order of id.
  CREATE TABLE trial (
    id INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES run,
    candidate INTEGER NOT NULL REFERENCES candidate,
    item INTEGER NOT NULL REFERENCES item,
    presentation INTEGER NOT NULL REFERENCES word,
    repeat INTEGER NOT NULL,
    occasion INTEGER NOT NULL,
    done INTEGER NOT NULL CHECK (done IN (0, 1)),
    UNIQUE (run, candidate, item, presentation, repeat, occasion)
  ) STRICT;
  CREATE INDEX trial_to_do ON trial (run, id) WHERE done = 0;

  -- Who works on a trial until when (milliseconds since 1970). Gone when the trial is done.
  CREATE TABLE claim (
    trial INTEGER PRIMARY KEY REFERENCES trial,
    owner TEXT NOT NULL,
    until INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX claim_of_owner ON claim (owner);

  -- One HTTP try, written before it is sent. Without an end it is in flight, or its process died.
  CREATE TABLE attempt (
    id INTEGER PRIMARY KEY,
    trial INTEGER NOT NULL REFERENCES trial,
    reply_key TEXT NOT NULL,
    owner TEXT NOT NULL,
    sent_at TEXT NOT NULL,
    ended_at TEXT,
    error TEXT
  ) STRICT;
  CREATE INDEX attempt_of_trial ON attempt (trial);
  CREATE INDEX attempt_open ON attempt (trial) WHERE ended_at IS NULL;

  -- What came back, word for word, never changed. The key finds replies that are paid for; recorded ones
  -- have none. Two replies may share a key, where two processes paid for the same request.
  CREATE TABLE reply (
    id INTEGER PRIMARY KEY,
    key TEXT,
    attempt INTEGER UNIQUE REFERENCES attempt,
    text TEXT NOT NULL,
    details TEXT                   -- JSON: usage, prices, served model, request id, finish, latency, time
  ) STRICT;
  CREATE INDEX reply_of_key ON reply (key) WHERE key IS NOT NULL;

  -- What a reading says beside its label.
  CREATE TABLE explanation (
    id INTEGER PRIMARY KEY,
    rationale TEXT,
    confidence REAL
  ) STRICT;

  -- A reply read for one criterion. Comparison scans this table alone, one criterion at a stretch; of a
  -- trial's versions the last stands, so that a mended parser adds rows and changes none.
  CREATE TABLE reading (
    criterion INTEGER NOT NULL REFERENCES criterion,
    trial INTEGER NOT NULL REFERENCES trial,
    version INTEGER NOT NULL,
    parser INTEGER NOT NULL REFERENCES word,
    outcome INTEGER NOT NULL,      -- index into OUTCOMES
    label INTEGER REFERENCES word, -- there if, and only if, the outcome is a verdict (0)
    reply INTEGER REFERENCES reply,
    explanation INTEGER REFERENCES explanation,
    PRIMARY KEY (criterion, trial, version),
    CHECK ((outcome = 0) = (label IS NOT NULL))
  ) STRICT, WITHOUT ROWID;

  -- Numbers of reports, so that one can be explained later. Computed again they are equal.
  CREATE TABLE measure (
    id INTEGER PRIMARY KEY,
    comparison TEXT NOT NULL,
    criterion TEXT NOT NULL,
    candidate TEXT NOT NULL,
    presentation TEXT NOT NULL,
    facet TEXT NOT NULL,           -- '' and '' for all items
    value TEXT NOT NULL,
    name TEXT NOT NULL,            -- the measure's id
    json TEXT NOT NULL,
    UNIQUE (comparison, criterion, candidate, presentation, facet, value, name)
  ) STRICT;
  `,
  `
  -- Few readings state a confidence, and those are compared; the table's rationales need not be read for it.
  CREATE INDEX explanation_with_confidence ON explanation (confidence) WHERE confidence IS NOT NULL;
  `,
  `
  -- Requests sent to a provider all at once. Recorded before they are sent; the provider's id is kept before anything
  -- is asked about it. Claims and attempts are owned by 'batch:' and the token until the batch is closed.
  CREATE TABLE batch (
    id INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES run,
    token TEXT NOT NULL UNIQUE,
    judge TEXT NOT NULL,           -- hash of the judge's identity
    opened_at TEXT NOT NULL,
    provider_id TEXT,
    closed_at TEXT
  ) STRICT;

  -- The attempts of a batch, one per request.
  CREATE TABLE batch_call (
    batch INTEGER NOT NULL REFERENCES batch,
    attempt INTEGER NOT NULL REFERENCES attempt,
    PRIMARY KEY (batch, attempt)
  ) STRICT, WITHOUT ROWID;
  `,
];
