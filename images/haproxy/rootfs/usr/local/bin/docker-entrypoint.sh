#!/bin/sh
# Options alone go to haproxy, which runs in master-worker mode in the foreground, as in the usual image.
set -eu
case ${1:-} in -*) set -- haproxy "$@" ;; esac
if [ "$1" = haproxy ]; then
  shift
  set -- haproxy -W -db "$@"
fi
exec "$@"
