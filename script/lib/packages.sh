# shellcheck shell=bash
# Installs what is missing from the distribution's packages.

# Whether every one of the commands is there.
have() {
  local name
  for name in "$@"; do command -v "$name" >/dev/null || return 1; done
}

package_installed() { [[ $(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null) == installed ]]; }

# ensure_packages NAME...: installs those that are not installed yet; says which, and why it cannot.
ensure_packages() {
  local name missing=()
  for name in "$@"; do package_installed "$name" || missing+=("$name"); done
  ((${#missing[@]})) || return 0
  command -v apt-get >/dev/null || die "missing: ${missing[*]}, and there is no apt-get to install them with" \
    "Install them with your system's package tool and start again."
  ((EUID == 0)) || die "missing packages: ${missing[*]}" "Run as root, or: sudo apt-get install ${missing[*]}"
  say "Installing ${missing[*]}"
  apt_get_quietly update
  apt_get_quietly install --no-install-recommends "${missing[@]}"
}

apt_get_quietly() {
  local log
  log=$(mktemp)
  if ! DEBIAN_FRONTEND=noninteractive apt-get -y -q -o DPkg::Lock::Timeout=300 "$@" >"$log" 2>&1 </dev/null; then
    tail -n 15 "$log" >&2
    rm -f "$log"
    die "apt-get $1 failed"
  fi
  rm -f "$log"
}
