#!/bin/bash
# Prepares an empty data directory as the usual image does, then becomes the server.
set -euo pipefail

readonly DATA=/var/lib/mysql
readonly SOCKET=/run/mysqld/mysqld.sock

# The value of variable $1, or the content of the file that ${1}_FILE names.
setting() {
  local file=${1}_FILE
  if [[ -n ${!file:-} ]]; then cat "${!file}"; else printf '%s' "${!1:-}"; fi
}

quoted() { printf '%s' "${1//\'/\'\'}"; }

first_statements() {
  local root database user password
  root=$(setting MARIADB_ROOT_PASSWORD) database=$(setting MARIADB_DATABASE)
  user=$(setting MARIADB_USER) password=$(setting MARIADB_PASSWORD)
  [[ -n $root || -n ${MARIADB_ALLOW_EMPTY_ROOT_PASSWORD:-}${MARIADB_RANDOM_ROOT_PASSWORD:-} ]] ||
    { echo "Database is uninitialized and MARIADB_ROOT_PASSWORD is not set" >&2; exit 1; }
  if [[ -n $database ]]; then echo "CREATE DATABASE IF NOT EXISTS \`$database\`;"; fi
  if [[ -n $user ]]; then
    echo "CREATE USER '$user'@'%' IDENTIFIED BY '$(quoted "$password")';"
    if [[ -n $database ]]; then echo "GRANT ALL ON \`$database\`.* TO '$user'@'%';"; fi
  fi
  echo "CREATE USER IF NOT EXISTS 'root'@'%' IDENTIFIED BY '$(quoted "$root")';"
  echo "GRANT ALL ON *.* TO 'root'@'%' WITH GRANT OPTION;"
  echo "ALTER USER 'root'@'localhost' IDENTIFIED BY '$(quoted "$root")';"
}

# The marker is written last: a directory whose preparation was interrupted is prepared again from nothing.
prepare() {
  local statements
  statements=$(first_statements)
  echo "Initializing database files"
  rm -rf "${DATA:?}"/* "$DATA"/.[!.]*
  mariadb-install-db --user=mysql --datadir="$DATA" --skip-test-db --auth-root-authentication-method=normal >/dev/null
  mariadbd --user=mysql --datadir="$DATA" --skip-networking --socket="$SOCKET" &
  local server=$!
  for _ in {1..120}; do
    if mariadb-admin --socket="$SOCKET" -uroot ping >/dev/null 2>&1; then break; fi
    sleep 0.25
  done
  mariadb --socket="$SOCKET" -uroot <<<"$statements"
  kill "$server"
  wait "$server"
  touch "$DATA/.prepared"
}

if [[ ${1:0:1} == - ]]; then set -- mariadbd "$@"; fi
if [[ $1 == mariadbd || $1 == mysqld ]]; then
  mkdir -p /run/mysqld
  chown mysql:mysql "$DATA" /run/mysqld
  if [[ ! -e $DATA/.prepared ]]; then prepare; fi
  shift
  set -- mariadbd --user=mysql --datadir="$DATA" --socket="$SOCKET" --bind-address=0.0.0.0 "$@"
fi
exec "$@"
