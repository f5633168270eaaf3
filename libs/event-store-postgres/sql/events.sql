-- The log. Data and metadata are canonical JSON kept as text: jsonb reorders keys and refuses \u0000.
-- Names compare by bytes, so that no locale upgrade of the server can reorder an index.
CREATE TABLE ledger.events (
  position    bigint         PRIMARY KEY CHECK (position >= 0),
  stream      text           COLLATE "C" NOT NULL,
  revision    integer        NOT NULL CHECK (revision >= 0),
  id          uuid           NOT NULL UNIQUE,
  type        text           COLLATE "C" NOT NULL,
  version     integer        NOT NULL CHECK (version > 0),
  data        text           NOT NULL,
  metadata    text           NOT NULL,
  recorded_at timestamptz(3) NOT NULL,
  UNIQUE (stream, revision)
);
