#!/bin/sh
# Give the two roles of postgres-roles.sql their passwords, from files that nobody else may read.
set -eu
psql --set=ON_ERROR_STOP=1 --username=postgres --dbname=igdesk \
  --set=owner="$(cat /run/secrets/owner-password-there)" \
  --set=bot="$(cat /run/secrets/database-password-there)" <<'SQL'
ALTER ROLE igdesk_owner PASSWORD :'owner';
ALTER ROLE igdesk PASSWORD :'bot';
SQL
