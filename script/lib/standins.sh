# shellcheck shell=bash
# Images by their usual names: pulled where a registry can be reached, else stand-ins made from Debian packages.
#
# images/NAME/ defines a stand-in: `image` (reference, packages, and whether these are unpacked or configured), `changes`
# (Dockerfile lines), `rootfs/` (files to add) and `setup` (run on the tree). The result is kept as one tar, named by the
# digest of its definition.

readonly IMAGES=$ROOT/images
readonly IMAGE_CACHE=${ARGOSY_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/argosy}/images
readonly STANDIN_LABEL=io.argosy.standin
readonly SUITE=bookworm

# ensure_image NAME: the engine at DOCKER_HOST has the image afterwards.
ensure_image() {
  local name=$1 reference digest present
  [[ -d $IMAGES/$name ]] || die "no image is called $name" "There are: $(list_images)"
  reference=$(image_field "$name" reference)
  digest=$(definition_digest "$name")
  if present=$(docker image inspect --format "{{index .Config.Labels \"$STANDIN_LABEL\"}}" "$reference" 2>/dev/null); then
    if [[ -z $present || $present == '<no value>' || $present == "$digest" ]]; then return 0; fi
  elif registry_reachable && docker pull -q "$reference" >/dev/null 2>&1; then
    note "pulled $reference"
    return 0
  fi
  build_standin "$name" "$(standin_tar "$name" "$digest")"
  load_standin "$name" "$digest" "$reference"
}

list_images() { (cd "$IMAGES" && printf '%s ' */ | tr -d /); }

image_field() { sed -n "s/^$2=//p" "$IMAGES/$1/image"; }

definition_digest() {
  (cd "$IMAGES/$1" && find . ../slim -type f -print0 | sort -z | xargs -0 sha256sum | sha256sum | cut -c1-12)
}

standin_tar() { echo "$IMAGE_CACHE/$1-$2.tar"; }

# One quick pull decides for an hour whether images come from a registry.
registry_reachable() {
  local refusal=$IMAGE_CACHE/registry-unreachable
  if [[ -n $(find "$refusal" -mmin -60 2>/dev/null) ]]; then return 1; fi
  if timeout 10 docker pull -q busybox:1 >/dev/null 2>&1; then return 0; fi
  mkdir -p "$IMAGE_CACHE"
  touch "$refusal"
  note "no registry can be reached: images are built from Debian packages"
  return 1
}

# build_standin NAME TAR: makes the tar unless it is there; older ones of the same name go.
build_standin() {
  local name=$1 tar=$2 log=$IMAGE_CACHE/$1.log
  [[ ! -s $tar ]] || return 0
  ((EUID == 0)) || die "building images needs root"
  say "Building a stand-in for $(image_field "$name" reference) from Debian packages"
  mkdir -p "$IMAGE_CACHE"
  rm -f "$IMAGE_CACHE/$name"-*.tar
  if ! "$(image_field "$name" packages-are)_packages" "$name" "$tar.part" >"$log" 2>&1 </dev/null; then
    tail -n 15 "$log" >&2
    die "could not build $name" "The log: $log"
  fi
  mv "$tar.part" "$tar"
}

# Packages and all they depend on, only unpacked: quick and small. No package script runs; what serves only those is left out.
unpacked_packages() {
  local name=$1 tar=$2 work packages
  work=$(mktemp -d) && mkdir -p "$work/debs/partial" "$work/root" && : >"$work/status"
  IFS=, read -ra packages <<<"$(image_field "$name" packages)"
  [[ -n $(find /var/lib/apt/lists -name '*_Packages*' -mtime -7 -print -quit) ]] || apt-get -q update
  apt-get -y -q --no-install-recommends --download-only -o Debug::NoLocking=1 -o Dir::State::status="$work/status" \
    -o Dir::Cache::archives="$work/debs" -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache= install "${packages[@]}" &&
    (cd "$work/debs" && rm -f perl* lib*perl* usrmerge_* adduser_* debconf_* dpkg_* passwd_* tar_* libpam* init-system-helpers_* lsb-base_* sysvinit-utils_*) &&
    find "$work/debs" -name '*.deb' -exec dpkg-deb -x {} "$work/root" \; &&
    if [[ -d $IMAGES/$name/rootfs ]]; then cp -a "$IMAGES/$name/rootfs/." "$work/root/"; fi &&
    "$IMAGES/$name/setup" "$work/root" &&
    tar -C "$work/root" -cf "$tar" .
  local outcome=$?
  rm -rf "$work"
  return $outcome
}

# A small Debian with the packages installed and configured, for software that needs its package scripts.
configured_packages() {
  local name=$1 tar=$2
  ensure_packages mmdebstrap
  mmdebstrap --mode=root --variant=minbase --include="$(image_field "$name" packages)" --format=tar \
    --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/locale/*' \
    --customize-hook="cp -a '$IMAGES/$name/rootfs/.' \"\$1\"" --customize-hook="'$IMAGES/$name/setup' \"\$1\"" "$SUITE" "$tar"
}

load_standin() {
  local name=$1 digest=$2 reference=$3 line changes=(--change "LABEL $STANDIN_LABEL=$2")
  while IFS= read -r line; do changes+=(--change "$line"); done <"$IMAGES/$name/changes"
  docker import "${changes[@]}" "$(standin_tar "$name" "$digest")" "$reference" >/dev/null
  note "$reference $(docker image inspect --format '{{.Size}}' "$reference" | awk '{printf "%.0f MB", $1 / 1e6}')"
}
