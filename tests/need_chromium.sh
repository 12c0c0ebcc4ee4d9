#!/usr/bin/env bash
# The browser tests drive the system's Chromium; installed here where it is missing and we may.
set -euo pipefail
command -v chromium >/dev/null && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing Chromium for the browser tests (a minute or two)..."
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium chromium-driver >/dev/null
else
    echo "The browser tests need Chromium. Install it first, for example: sudo apt-get install chromium" >&2
    exit 1
fi
