-- Where the log ends: the last position given, and the last time. Positions come from here, without holes, and the
-- time never goes back even when the server's clock does.
CREATE TABLE ledger.head (
  only_row    boolean        PRIMARY KEY DEFAULT true CHECK (only_row),
  position    bigint         NOT NULL CHECK (position >= -1),
  recorded_at timestamptz(3) NOT NULL
);

INSERT INTO ledger.head (position, recorded_at) VALUES (-1, '-infinity');
