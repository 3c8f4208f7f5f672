# shellcheck shell=bash
# Words to the person at the terminal. Progress goes to standard error, so that results can be piped.

if [[ -t 2 && -z ${NO_COLOR:-} ]]; then
  readonly BOLD=$'\e[1m' DIM=$'\e[2m' RED=$'\e[31m' PLAIN=$'\e[0m'
else
  readonly BOLD='' DIM='' RED='' PLAIN=''
fi

say() { printf '%s==>%s %s\n' "$BOLD" "$PLAIN" "$*" >&2; }

note() { printf '    %s%s%s\n' "$DIM" "$*" "$PLAIN" >&2; }

# die MESSAGE [REMEDY...]: one clear error, each remedy on a line of its own.
die() {
  printf '%serror:%s %s\n' "$RED" "$PLAIN" "$1" >&2
  shift
  local remedy
  for remedy in "$@"; do printf '       %s\n' "$remedy" >&2; done
  exit 1
}

# wait_for SECONDS COMMAND...: asks the command four times a second until it succeeds; fails when the time is over.
wait_for() {
  local limit=$((SECONDS + $1))
  shift
  until "$@" >/dev/null 2>&1; do
    ((SECONDS < limit)) || return 1
    sleep 0.25
  done
}
