#include "gazetteer/schema.hpp"

namespace loci::gazetteer {

const std::string_view create_tables = R"(
CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE places (
  number        INTEGER PRIMARY KEY,
  id            TEXT NOT NULL,     -- 'geonames:174448'
  name          TEXT NOT NULL,     -- shown to readers
  lat           REAL NOT NULL,     -- degrees, WGS 84
  lon           REAL NOT NULL,
  feature_class TEXT NOT NULL,     -- GeoNames: A, H, L, P, R, S, T, U, V
  feature_code  TEXT NOT NULL,     -- GeoNames: 'PPLA', 'ADM1' …; may be empty
  country       TEXT NOT NULL,     -- ISO 3166-1 alpha-2; may be empty
  admin1        TEXT NOT NULL,     -- GeoNames codes; may be empty
  admin2        TEXT NOT NULL,
  population    INTEGER NOT NULL,  -- 0: unknown
  radius_km     REAL NOT NULL,     -- 0: a point
  label_rank    INTEGER NOT NULL,  -- 0 (world maps) to 10; -1: unknown
  names_from    INTEGER NOT NULL,  -- number of the first of its names
  name_count    INTEGER NOT NULL
);

CREATE TABLE names (
  number INTEGER PRIMARY KEY,  -- those of a place follow one another
  place  INTEGER NOT NULL REFERENCES places (number),
  name   TEXT NOT NULL,        -- as its source writes it
  kind   INTEGER NOT NULL      -- 0 preferred, 1 alternate, 2 abbreviation, 3 adjective, 4 demonym, 5 metonym
);

-- What else a word is; bits: 1 common, 2 first name, 4 part of a person's name, 8 title, 16 month, day or feast,
-- 32 people or faith of no one country, 64 end of an organisation's name.
CREATE TABLE words (
  word  TEXT PRIMARY KEY,         -- its word key; of titles of several words the name key
  kinds INTEGER NOT NULL
) WITHOUT ROWID;
)";

const std::string_view create_indexes = R"(
CREATE UNIQUE INDEX places_by_id ON places (id);
CREATE INDEX places_by_area ON places (country, admin1, admin2) WHERE feature_class = 'A';
)";

}  // namespace loci::gazetteer
