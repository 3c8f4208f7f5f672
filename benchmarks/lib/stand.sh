# shellcheck shell=bash
# The stand of the head-to-head benchmarks: an engine, a server and an agent of their own, gone at the end.

# shellcheck source=/dev/null
for part in say packages jdk engine standins build processes; do . "$ROOT/script/lib/$part.sh"; done

readonly DATA=/tmp/argosy-bench
readonly REST=127.0.0.1:4510 SESSIONS=127.0.0.1:4511

export ARGOSY_SERVER=http://$REST ARGOSY_TOKEN_FILE=$DATA/server/bootstrap-token ARGOSY_CONFIG=$DATA/config

# More flags for the server.
SERVER_FLAGS=()

# open_stand IMAGES: what an earlier run left is cleared first.
open_stand() {
  find_jdk
  build_distribution when-changed
  mkdir -p "$DATA"
  close_stand
  rm -rf "$DATA"
  mkdir -p "$DATA"
  trap close_stand EXIT
  unset DOCKER_HOST
  start_engine "$DATA/engine"
  "$ROOT/script/images" "$1"
  start_process server argosy "$ROOT/bin/argosy" server --data "$DATA/server" --listen "$REST" --session-listen "$SESSIONS" "${SERVER_FLAGS[@]}"
  await_process 60 server argosy test -s "$ARGOSY_TOKEN_FILE"
  await_process 60 server argosy "$ROOT/bin/argosy" ls
  start_process agent argosy "$ROOT/bin/argosy" agent --data "$DATA/agent" --engine "$DOCKER_HOST" --server "$SESSIONS" \
    --join-file "$DATA/server/node-token" --name bench --dns-address 169.254.44.54
  await_process 60 agent argosy node_is_connected
}

node_is_connected() { "$ROOT/bin/argosy" node ls | grep -q connected; }

server_pid() { cat "$DATA/server.pid"; }
agent_pid() { cat "$DATA/agent.pid"; }
engine_pid() { cat "$DATA/engine/pid"; }

# dockerd and the containerd it started.
engine_pids() {
  engine_pid
  pgrep -P "$(engine_pid)" || true
}

close_stand() {
  stop_process agent argosy
  stop_process server argosy
  if [[ -S $DATA/engine/sock ]] && DOCKER_HOST=unix://$DATA/engine/sock engine_answers; then
    DOCKER_HOST=unix://$DATA/engine/sock docker ps -aq | xargs -r env DOCKER_HOST="unix://$DATA/engine/sock" docker rm -f >/dev/null || true
  fi
  stop_engine "$DATA/engine"
}
