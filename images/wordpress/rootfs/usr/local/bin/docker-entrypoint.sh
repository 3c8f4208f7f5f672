#!/bin/sh
# Hands the passwords that arrive as files over to the web server's user, who may not read them.
set -eu
if [ -n "${WORDPRESS_DB_PASSWORD_FILE:-}" ]; then
  WORDPRESS_DB_PASSWORD=$(cat "$WORDPRESS_DB_PASSWORD_FILE")
  export WORDPRESS_DB_PASSWORD
  unset WORDPRESS_DB_PASSWORD_FILE
fi
exec "$@"
