#!/bin/sh
# Options alone go to the server; it accepts clients of other containers, as the usual image does.
set -eu
case ${1:-} in -* | *.conf) set -- redis-server "$@" ;; esac
if [ "$1" = redis-server ]; then set -- "$@" --protected-mode no; fi
exec "$@"
