#!/bin/sh
# An authority of this machine's own and, signed by it, the issuer's certificate; made once, kept in their volume.
set -eu
cd /certificates
[ -f issuer.crt ] && exit 0
openssl req -x509 -newkey rsa:3072 -nodes -days 3650 -subj '/CN=Partnership Ledger, this machine' \
  -addext 'basicConstraints=critical,CA:TRUE' -addext 'keyUsage=critical,keyCertSign' -keyout ca.key -out ca.crt
openssl req -newkey rsa:3072 -nodes -subj '/CN=issuer.localhost' -keyout issuer.key -out issuer.csr
printf 'subjectAltName=DNS:issuer.localhost\nextendedKeyUsage=serverAuth\n' > issuer.ext
openssl x509 -req -in issuer.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 825 -extfile issuer.ext -out issuer.crt
rm issuer.csr issuer.ext
# Keycloak runs as user 1000; the authority's own key is nobody's but root's.
chmod 600 ca.key
chown 1000 issuer.key
chmod 400 issuer.key
