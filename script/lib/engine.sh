# shellcheck shell=bash
# A Docker engine to work with: the running one, or one of our own with all its state under one directory.

# Whether an engine answers where DOCKER_HOST, or else the usual socket, says.
engine_answers() { docker version --format '{{.Server.Version}}' >/dev/null 2>&1; }

# ensure_engine DIR: leaves DOCKER_HOST pointing to an engine that answers. One that is started here keeps everything under DIR.
ensure_engine() {
  local dir=$1
  if command -v docker >/dev/null && DOCKER_HOST=${DOCKER_HOST:-unix:///var/run/docker.sock} engine_answers; then
    export DOCKER_HOST=${DOCKER_HOST:-unix:///var/run/docker.sock}
    say "Using the Docker engine at $DOCKER_HOST"
    return
  fi
  [[ -z ${DOCKER_HOST:-} ]] || die "no Docker engine answers at DOCKER_HOST=$DOCKER_HOST" "Start it, or unset DOCKER_HOST to have one started."
  start_engine "$dir"
}

start_engine() {
  local dir=$1
  export DOCKER_HOST=unix://$dir/sock
  ((${#dir} < 90)) || die "the path $dir is too long for an engine's socket" "Choose a shorter --data directory."
  if ! have docker dockerd iptables; then ensure_packages docker.io iptables ca-certificates; fi
  if engine_answers; then
    say "Using the Docker engine that an earlier start left running"
    return
  fi
  ((EUID == 0)) || die "starting a Docker engine needs root" "Run as root, or start Docker first."
  say "Starting a Docker engine"
  run_engine "$dir" "$DOCKER_HOST"
  wait_for 60 engine_answers || { tail -n 15 "$dir/log" >&2; die "the Docker engine did not start within 60 s" "Its log: $dir/log"; }
}

# run_engine DIR HOST [WORD...]: in the background, started by way of the words, such as those that enter a network namespace.
run_engine() {
  local dir=$1 host=$2
  shift 2
  mkdir -p "$dir"
  # Those of a killed engine would make this one wait for a containerd that is gone.
  rm -f "$dir/sock" "$dir/pid" "$dir/exec/containerd/containerd.pid"
  setsid nohup "$@" dockerd --data-root "$dir/data" --exec-root "$dir/exec" --pidfile "$dir/pid" -H "$host" >>"$dir/log" 2>&1 </dev/null &
  disown
}

# stop_engine DIR: ends the engine that start_engine started there; none is no error.
stop_engine() {
  local dir=$1 pid
  pid=$(cat "$dir/pid" 2>/dev/null) || return 0
  is_process "$pid" dockerd || return 0
  kill "$pid"
  wait_for 40 process_ended "$pid" || kill -9 "$pid"
}

# is_process PID WORD: whether that process lives and its command line holds the word; guards against a reused id.
is_process() { [[ -r /proc/$1/cmdline ]] && tr '\0' ' ' <"/proc/$1/cmdline" | grep -q -- "$2"; }

process_ended() { ! kill -0 "$1" 2>/dev/null; }
