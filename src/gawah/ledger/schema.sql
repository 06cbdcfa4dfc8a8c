-- The kept tables of a case file, version 1. Frozen once released: a later change is a function in migrations.py.
-- Every table and column is described in docs/reference/case-file.md; the computed tables are in computed.sql.

CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE originals (
  sha256 TEXT PRIMARY KEY NOT NULL,
  size INTEGER NOT NULL,
  compressed BLOB NOT NULL,
  recorded_at TEXT NOT NULL
);

CREATE TABLE documents (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  original TEXT NOT NULL REFERENCES originals (sha256),
  name TEXT NOT NULL,
  title TEXT,
  publisher TEXT,
  published TEXT,
  url TEXT,
  language TEXT,
  country TEXT,
  format TEXT NOT NULL,
  reader TEXT NOT NULL,
  text_is_original INTEGER NOT NULL,
  text TEXT NOT NULL,
  passages TEXT NOT NULL,
  notes TEXT NOT NULL,
  recorded_at TEXT NOT NULL
);

CREATE TABLE mentions (
  batch INTEGER NOT NULL,
  position INTEGER NOT NULL,
  document TEXT NOT NULL REFERENCES documents (id),
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  kind TEXT NOT NULL,
  language TEXT,
  value TEXT,
  PRIMARY KEY (batch, position)
) WITHOUT ROWID;

CREATE TABLE claims (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  document TEXT NOT NULL REFERENCES documents (id),
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  type TEXT NOT NULL,
  kind TEXT NOT NULL,
  stance TEXT NOT NULL,
  polarity TEXT NOT NULL,
  certainty TEXT NOT NULL,
  extractor TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  claim TEXT NOT NULL
);

CREATE TABLE refusals (
  id INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  reason TEXT NOT NULL,
  message TEXT NOT NULL,
  sha256 TEXT,
  recorded_at TEXT NOT NULL
);

CREATE TABLE decisions (
  id INTEGER PRIMARY KEY,
  who TEXT NOT NULL,
  kind TEXT NOT NULL,
  target TEXT NOT NULL,
  value TEXT NOT NULL,
  why TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  withdrawn_by INTEGER REFERENCES decisions (id)
);

CREATE TABLE audit (
  seq INTEGER PRIMARY KEY,
  table_name TEXT NOT NULL,
  row_key TEXT NOT NULL,
  row_hash TEXT NOT NULL,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE,
  at TEXT NOT NULL,
  UNIQUE (table_name, row_key)
);

CREATE INDEX documents_original ON documents (original);
CREATE INDEX mentions_document ON mentions (document, start);
CREATE INDEX claims_document ON claims (document, start);
CREATE INDEX refusals_source ON refusals (source);
CREATE INDEX decisions_target ON decisions (target);

CREATE TRIGGER originals_no_update BEFORE UPDATE ON originals
BEGIN SELECT RAISE (ABORT, 'originals are append-only'); END;
CREATE TRIGGER originals_no_delete BEFORE DELETE ON originals
BEGIN SELECT RAISE (ABORT, 'originals are append-only'); END;
CREATE TRIGGER documents_no_update BEFORE UPDATE ON documents
BEGIN SELECT RAISE (ABORT, 'documents are append-only'); END;
CREATE TRIGGER documents_no_delete BEFORE DELETE ON documents
BEGIN SELECT RAISE (ABORT, 'documents are append-only'); END;
CREATE TRIGGER mentions_no_update BEFORE UPDATE ON mentions
BEGIN SELECT RAISE (ABORT, 'mentions are append-only'); END;
CREATE TRIGGER mentions_no_delete BEFORE DELETE ON mentions
BEGIN SELECT RAISE (ABORT, 'mentions are append-only'); END;
CREATE TRIGGER claims_no_update BEFORE UPDATE ON claims
BEGIN SELECT RAISE (ABORT, 'claims are append-only'); END;
CREATE TRIGGER claims_no_delete BEFORE DELETE ON claims
BEGIN SELECT RAISE (ABORT, 'claims are append-only'); END;
CREATE TRIGGER refusals_no_update BEFORE UPDATE ON refusals
BEGIN SELECT RAISE (ABORT, 'refusals are append-only'); END;
CREATE TRIGGER refusals_no_delete BEFORE DELETE ON refusals
BEGIN SELECT RAISE (ABORT, 'refusals are append-only'); END;
CREATE TRIGGER decisions_no_update BEFORE UPDATE OF id, who, kind, target, value, why, recorded_at ON decisions
BEGIN SELECT RAISE (ABORT, 'decisions are append-only; withdraw one instead'); END;
CREATE TRIGGER decisions_withdrawn_once BEFORE UPDATE OF withdrawn_by ON decisions
WHEN OLD.withdrawn_by IS NOT NULL OR NEW.withdrawn_by IS NULL
BEGIN SELECT RAISE (ABORT, 'a decision is withdrawn once'); END;
CREATE TRIGGER decisions_no_delete BEFORE DELETE ON decisions
BEGIN SELECT RAISE (ABORT, 'decisions are append-only; withdraw one instead'); END;
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
BEGIN SELECT RAISE (ABORT, 'the audit chain is append-only'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
BEGIN SELECT RAISE (ABORT, 'the audit chain is append-only'); END;
