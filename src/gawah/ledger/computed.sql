-- The computed tables: dropped and made again from the kept ones by a rebuild. Raise computed.VERSION on any change.

CREATE TABLE document_index (
  document TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  title TEXT NOT NULL,
  characters INTEGER NOT NULL
);

CREATE TABLE passages (
  id INTEGER PRIMARY KEY,
  document TEXT NOT NULL,
  position INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  folded TEXT NOT NULL
);

CREATE TABLE claim_index (
  claim TEXT NOT NULL UNIQUE,
  starts TEXT,
  ends TEXT,
  dated_by TEXT,
  quote TEXT NOT NULL
);

CREATE TABLE claim_actors (
  claim TEXT NOT NULL,
  role TEXT NOT NULL,
  actor TEXT,
  text TEXT NOT NULL,
  name TEXT,
  folded_text TEXT NOT NULL,
  folded_name TEXT NOT NULL
);

CREATE TABLE claim_places (
  claim TEXT NOT NULL,
  text TEXT NOT NULL,
  name TEXT,
  country TEXT,
  admin1 TEXT,
  geonameid INTEGER,
  folded_text TEXT NOT NULL,
  folded_name TEXT NOT NULL,
  folded_admin1 TEXT NOT NULL
);

CREATE INDEX passages_document ON passages (document);
CREATE INDEX claim_actors_claim ON claim_actors (claim);
CREATE INDEX claim_actors_actor ON claim_actors (actor);
CREATE INDEX claim_actors_text ON claim_actors (folded_text);
CREATE INDEX claim_actors_name ON claim_actors (folded_name);
CREATE INDEX claim_places_claim ON claim_places (claim);
CREATE INDEX claim_places_text ON claim_places (folded_text);
CREATE INDEX claim_places_name ON claim_places (folded_name);

-- What is known from the claims taken together; filled by gawah.known, emptied by a rebuild. `record` is JSON.
CREATE TABLE known (
  sort TEXT NOT NULL,
  id TEXT NOT NULL,
  made_of TEXT NOT NULL,
  record TEXT NOT NULL,
  PRIMARY KEY (sort, id)
) WITHOUT ROWID;

CREATE TABLE known_claims (
  claim TEXT NOT NULL,
  sort TEXT NOT NULL,
  id TEXT NOT NULL,
  PRIMARY KEY (claim, sort, id)
) WITHOUT ROWID;

CREATE INDEX known_claims_known ON known_claims (sort, id);
