#!/usr/bin/env bash
# The store's tests run on a real PostgreSQL too; installed here where it is missing and we may.
set -euo pipefail
compgen -G "/usr/lib/postgresql/*/bin/initdb" >/dev/null || command -v initdb >/dev/null && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing PostgreSQL for the store's tests (a minute)..."
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq postgresql-common >/dev/null
    # The tests start a server of their own: no other is made, and none is left running.
    sed -i 's/^#\?create_main_cluster.*/create_main_cluster = false/' /etc/postgresql-common/createcluster.conf
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq postgresql >/dev/null
else
    echo "The store's tests need PostgreSQL. Install it first, for example: sudo apt-get install postgresql" >&2
    exit 1
fi
