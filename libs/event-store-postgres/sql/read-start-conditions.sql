-- What the store must be sure of before it takes an append.
SELECT
  current_setting('fsync') AS fsync,
  current_setting('synchronous_commit') AS "synchronousCommit",
  current_setting('server_encoding') AS "serverEncoding",
  (SELECT position FROM ledger.head) AS "headPosition",
  (SELECT coalesce(max(position), -1) FROM ledger.events) AS "lastPosition";
