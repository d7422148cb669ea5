-- The tables of a workspace. Offsets are bytes of UTF-8 in documents.text, ends exclusive.

-- Whose data the places are. A document read with a newer gazetteer adds a row.
CREATE TABLE gazetteers (
  id          INTEGER PRIMARY KEY,
  name        TEXT NOT NULL,            -- 'world'
  version     TEXT NOT NULL,            -- of its data
  attribution TEXT NOT NULL,            -- sources and licences
  UNIQUE (name, version, attribution)
);

-- Copies of the places chosen, so that the workspace can be read without its gazetteers.
CREATE TABLE places (
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

CREATE TABLE documents (
  id     INTEGER PRIMARY KEY,
  path   TEXT NOT NULL,                 -- as the user gave it
  title  TEXT NOT NULL,
  source TEXT NOT NULL,                 -- outlet or author; may be empty
  url    TEXT NOT NULL,                 -- may be empty
  date   TEXT NOT NULL,                 -- ISO 8601; may be empty
  sha256 TEXT NOT NULL,                 -- of the file's bytes
  text   TEXT NOT NULL,
  UNIQUE (path, sha256)
);
CREATE INDEX documents_by_date ON documents (date, title);

-- Words of the documents, any case, without accents.
CREATE VIRTUAL TABLE words USING fts5 (
  title, text,
  content = 'documents', content_rowid = 'id',
  tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TABLE mentions (
  id         INTEGER PRIMARY KEY,
  document   INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  begin_byte INTEGER NOT NULL CHECK (begin_byte >= 0),
  end_byte   INTEGER NOT NULL CHECK (end_byte >= begin_byte),
  name       TEXT NOT NULL,             -- as written
  sense      INTEGER NOT NULL CHECK (sense BETWEEN 0 AND 2)  -- literal, associative, demonym
);
CREATE INDEX mentions_by_document ON mentions (document, begin_byte);

-- The place chosen for each mention; none where it could not be placed.
CREATE TABLE resolutions (
  mention    INTEGER PRIMARY KEY REFERENCES mentions (id) ON DELETE CASCADE,
  place      INTEGER REFERENCES places (id),
  gazetteer  INTEGER NOT NULL REFERENCES gazetteers (id),  -- asked, also where it had no place
  confidence REAL NOT NULL,             -- 0 to 1
  method     TEXT NOT NULL,             -- one word
  reasons    TEXT NOT NULL,             -- for people, one a line
  decided_by TEXT NOT NULL              -- 'loci', or who corrected it
);
CREATE INDEX resolutions_by_place ON resolutions (place);
