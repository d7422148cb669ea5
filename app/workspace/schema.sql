-- The tables of a workspace. Offsets are bytes of UTF-8 in documents.text, ends exclusive.
-- An older file gets what it lacks of this when it is opened; columns that are new in a table that it has are added by
-- upgrade_workspace.cpp.

-- Whose data the places are. A document read with a newer gazetteer adds a row.
CREATE TABLE IF NOT EXISTS gazetteers (
  id          INTEGER PRIMARY KEY,
  name        TEXT NOT NULL,            -- 'world'
  version     TEXT NOT NULL,            -- of its data
  attribution TEXT NOT NULL,            -- sources and licences
  UNIQUE (name, version, attribution)
);

-- Copies of the places chosen, so that the workspace can be read without its gazetteers.
CREATE TABLE IF NOT EXISTS places (
  id            INTEGER PRIMARY KEY,
  gazetteer     INTEGER NOT NULL REFERENCES gazetteers (id),
  place_id      TEXT NOT NULL,          -- 'geonames:174448'; a place may be here once for each gazetteer
  name          TEXT NOT NULL,
  lon_deg       REAL NOT NULL,          -- WGS 84
  lat_deg       REAL NOT NULL,
  feature_class TEXT NOT NULL,          -- GeoNames' class and code
  feature_code  TEXT NOT NULL,
  country       TEXT NOT NULL,          -- ISO 3166-1 alpha-2; may be empty
  admin1        TEXT NOT NULL,
  admin2        TEXT NOT NULL,
  population    INTEGER NOT NULL,       -- 0: unknown
  radius_km     REAL NOT NULL,          -- 0: a point
  label_rank    INTEGER NOT NULL,       -- -1: unknown
  UNIQUE (place_id, gazetteer)
);
-- What the map of a part of the world shows: the places within it, and areas whose outline may reach into it (count_places.cpp).
CREATE INDEX IF NOT EXISTS places_by_position ON places (lat_deg, lon_deg);
CREATE INDEX IF NOT EXISTS places_with_outline ON places (feature_class, feature_code)
  WHERE feature_class = 'A' AND (feature_code = 'ADM1' OR (feature_code >= 'PCL' AND feature_code < 'PCM'));

CREATE TABLE IF NOT EXISTS documents (
  id     INTEGER PRIMARY KEY,
  path   TEXT NOT NULL,                 -- as the user gave it
  title  TEXT NOT NULL,
  source TEXT NOT NULL,                 -- outlet or author; may be empty
  author TEXT NOT NULL DEFAULT '',      -- may be empty
  language TEXT NOT NULL DEFAULT '',    -- as the document declares it, BCP 47; may be empty
  page_begins TEXT NOT NULL DEFAULT '', -- bytes of text, with blanks between them; empty without pages
  url    TEXT NOT NULL,                 -- may be empty
  date   TEXT NOT NULL,                 -- ISO 8601; may be empty
  sha256 TEXT NOT NULL,                 -- of the file's bytes
  text   TEXT NOT NULL,
  UNIQUE (path, sha256)
);
CREATE INDEX IF NOT EXISTS documents_by_date ON documents (date, title);
CREATE INDEX IF NOT EXISTS documents_by_sha256 ON documents (sha256);

-- What texts are compared by to find near-copies (near_copies.hpp). A document without is compared by its text.
CREATE TABLE IF NOT EXISTS sketches (
  document INTEGER PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
  sketch   BLOB NOT NULL
);

-- Other paths at which the same bytes were found: the document is stored once.
CREATE TABLE IF NOT EXISTS copies (
  path     TEXT PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS copies_by_document ON copies (document);

-- Files that were read to the end without a failure, as they lay on the disk then: unchanged, they need not be read again.
CREATE TABLE IF NOT EXISTS files_read (
  path      TEXT PRIMARY KEY,           -- as the user gave it
  size      INTEGER NOT NULL,
  inode     INTEGER NOT NULL,
  mtime_ns  INTEGER NOT NULL,           -- nanoseconds since 1970, UTC
  ctime_ns  INTEGER NOT NULL,
  documents INTEGER NOT NULL            -- that were in it
) WITHOUT ROWID;

-- Words of the documents, any case, without accents.
CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5 (
  title, text,
  content = 'documents', content_rowid = 'id',
  tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TABLE IF NOT EXISTS mentions (
  id         INTEGER PRIMARY KEY,
  document   INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  begin_byte INTEGER NOT NULL CHECK (begin_byte >= 0),
  end_byte   INTEGER NOT NULL CHECK (end_byte >= begin_byte),
  name       TEXT NOT NULL,             -- as written
  sense      INTEGER NOT NULL CHECK (sense BETWEEN 0 AND 2)  -- literal, associative, demonym
);
CREATE INDEX IF NOT EXISTS mentions_by_document ON mentions (document, begin_byte);
CREATE INDEX IF NOT EXISTS mentions_by_name ON mentions (name);
-- What never counts unless it is asked for: the two small indexes spare reading all the others (count_places.cpp).
CREATE INDEX IF NOT EXISTS mentions_demonyms ON mentions (sense) WHERE sense = 2;

-- The place chosen for each mention; none where it could not be placed.
CREATE TABLE IF NOT EXISTS resolutions (
  mention    INTEGER PRIMARY KEY REFERENCES mentions (id) ON DELETE CASCADE,
  place      INTEGER REFERENCES places (id),
  gazetteer  INTEGER NOT NULL REFERENCES gazetteers (id),  -- asked, also where it had no place
  confidence REAL NOT NULL,             -- 0 to 1
  method     TEXT NOT NULL,             -- one word
  reasons    TEXT NOT NULL,             -- for people, one a line
  -- resolved, unlocated, corrected (a person chose the place), rejected (a person said that it is not a place)
  status     INTEGER NOT NULL DEFAULT 0 CHECK (status BETWEEN 0 AND 3),
  decided_by TEXT NOT NULL              -- 'loci', or who corrected it
);
CREATE INDEX IF NOT EXISTS resolutions_by_place ON resolutions (place);
CREATE INDEX IF NOT EXISTS resolutions_rejected ON resolutions (status) WHERE status = 3;

-- Mentions that a person decided and whose words are gone from the newer version of their document: the row of mentions
-- stays, with where they stood, and instead of a row of resolutions there is one here, until the words stand again.
CREATE TABLE IF NOT EXISTS lost_decisions (
  mention    INTEGER PRIMARY KEY REFERENCES mentions (id) ON DELETE CASCADE,
  before     TEXT NOT NULL,             -- the words around the mention
  behind     TEXT NOT NULL,
  lost_at    TEXT NOT NULL,             -- ISO 8601, UTC
  place      INTEGER REFERENCES places (id),  -- these as in resolutions
  gazetteer  INTEGER NOT NULL REFERENCES gazetteers (id),
  confidence REAL NOT NULL,
  method     TEXT NOT NULL,
  reasons    TEXT NOT NULL,
  status     INTEGER NOT NULL CHECK (status BETWEEN 0 AND 3),
  decided_by TEXT NOT NULL
);

-- What people decided, oldest first. Rows are only added. Each stands on the one that was the last in force when it was
-- made, so that the log is a tree: undo goes to the parent, redo to the newest child.
CREATE TABLE IF NOT EXISTS corrections (
  id            INTEGER PRIMARY KEY,
  parent        INTEGER NOT NULL,       -- 0: none
  made_by       TEXT NOT NULL,
  made_at       TEXT NOT NULL,          -- ISO 8601, UTC
  kind          INTEGER NOT NULL,       -- accept, choose, place by hand, unlocated, not a place, sense, resolve again
  scope         INTEGER NOT NULL,       -- this mention, the name in its document, the name in the workspace
  mention       INTEGER,                -- where it was made
  document      INTEGER,                -- of that mention
  name          TEXT NOT NULL,          -- of that mention, as written
  place         INTEGER REFERENCES places (id),  -- accepted, chosen or placed by hand
  sense         INTEGER,                -- the new one
  last_document INTEGER NOT NULL        -- the newest when it was made; it waits for those that come later
);
CREATE INDEX IF NOT EXISTS corrections_by_parent ON corrections (parent);

-- The last correction in force; no row: none is.
CREATE TABLE IF NOT EXISTS correction_position (
  one        INTEGER PRIMARY KEY CHECK (one = 1),
  correction INTEGER NOT NULL
);

-- Each mention that a correction changed, directly or because it depends on others: as it was before and after.
CREATE TABLE IF NOT EXISTS correction_changes (
  correction INTEGER NOT NULL REFERENCES corrections (id),
  mention    INTEGER NOT NULL REFERENCES mentions (id) ON DELETE CASCADE,
  is_after   INTEGER NOT NULL CHECK (is_after IN (0, 1)),
  sense      INTEGER NOT NULL,
  place      INTEGER REFERENCES places (id),
  gazetteer  INTEGER NOT NULL REFERENCES gazetteers (id),
  confidence REAL NOT NULL,
  method     TEXT NOT NULL,
  reasons    TEXT NOT NULL,
  decided_by TEXT NOT NULL,
  status     INTEGER NOT NULL,
  PRIMARY KEY (correction, mention, is_after)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS correction_changes_by_mention ON correction_changes (mention);

-- Documents whose undecided mentions are still to be resolved again after a correction: written with the correction, so
-- that a program that was killed goes on where it was.
CREATE TABLE IF NOT EXISTS documents_to_resolve (
  correction INTEGER NOT NULL REFERENCES corrections (id),
  document   INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  PRIMARY KEY (correction, document)
) WITHOUT ROWID;
