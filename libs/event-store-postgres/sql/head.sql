-- Where the log ends: the last position given, and the last time. Positions come from here, without holes, and the
-- time never goes back even when the server's clock does.
CREATE TABLE ledger.head (
  only_row    boolean        PRIMARY KEY DEFAULT true CHECK (only_row),
  position    bigint         NOT NULL CHECK (position >= -1),
  recorded_at timestamptz(3) NOT NULL,
  -- Events that bear the time another log gave them are taken only while the log holds no others.
  only_loaded boolean        NOT NULL DEFAULT true
);

INSERT INTO ledger.head (position, recorded_at) VALUES (-1, '-infinity');
