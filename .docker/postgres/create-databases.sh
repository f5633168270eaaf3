#!/bin/bash
# Run once, by the image, on an empty volume: the ledger's database with the services' login, a member of the role that the
# migrations grant rights to; and the issuer's own database.
set -euo pipefail
psql --username "$POSTGRES_USER" --variable ON_ERROR_STOP=1 \
  --variable ledger_password="$LEDGER_PASSWORD" --variable issuer_password="$ISSUER_PASSWORD" <<'SQL'
CREATE ROLE ledger_app NOLOGIN;
CREATE ROLE ledger LOGIN PASSWORD :'ledger_password' IN ROLE ledger_app;
CREATE DATABASE ledger ENCODING 'UTF8' TEMPLATE template0;
CREATE ROLE issuer LOGIN PASSWORD :'issuer_password';
CREATE DATABASE issuer OWNER issuer;
SQL
