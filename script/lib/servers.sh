# shellcheck shell=bash
# The servers of a cluster, outside on the bridge's address: one that keeps its state in its directory, or several on as many members of etcd.
# Needs say, packages, processes and machines, SERVERS, how many there are to be, and REBALANCE, how many tasks may be moved at a time.

readonly REST_PORT=4410 SESSION_PORT=4411 ETCD_PORT=2379 ETCD_PEER_PORT=2380 NEXT=10

# How many a cluster has was decided when it was made.
server_count() { cat "$STATE/servers" 2>/dev/null || echo 1; }
server_numbers() { seq "$(server_count)"; }

server_directory() { if (($1 == 1)); then echo "$STATE/server"; else echo "$STATE/server-$1"; fi; }
port_of() { echo $(($1 + NEXT * ($2 - 1))); }
docker_socket() { echo "$(server_directory "$1")/docker.sock"; }
on_bridge() { echo "$(bridge_address):$(port_of "$1" "$2")"; }

# What clients and agents are given: all servers, with commas.
server_url() { server_numbers | while read -r number; do echo "http://$(on_bridge $REST_PORT "$number")"; done | paste -sd, -; }
session_address() { server_numbers | while read -r number; do on_bridge $SESSION_PORT "$number"; done | paste -sd, -; }

start_servers() {
  local number
  [[ -e $STATE/servers ]] || echo "${SERVERS:-1}" >"$STATE/servers"
  (($(server_count) == ${SERVERS:-1})) || note "the cluster has $(server_count) server(s); take it down to change that"
  if (($(server_count) > 1)); then
    ensure_packages etcd-server
    for number in $(server_numbers); do start_member "$number"; done
  fi
  for number in $(server_numbers); do start_server "$number"; done
}

start_member() {
  local number=$1 peers other
  peers=$(server_numbers | while read -r other; do echo "etcd-$other=http://$(on_bridge $ETCD_PEER_PORT "$other")"; done | paste -sd, -)
  DATA=$STATE start_process "etcd-$number" etcd etcd --name "etcd-$number" --data-dir "$STATE/etcd-$number" --initial-cluster "$peers" \
    --listen-client-urls "http://$(on_bridge $ETCD_PORT "$number")" --advertise-client-urls "http://$(on_bridge $ETCD_PORT "$number")" \
    --listen-peer-urls "http://$(on_bridge $ETCD_PEER_PORT "$number")" --initial-advertise-peer-urls "http://$(on_bridge $ETCD_PEER_PORT "$number")"
}

# The first makes the key that all of them have.
start_server() {
  local number=$1 directory store=()
  directory=$(server_directory "$number")
  if (($(server_count) > 1)); then
    store=(--store "etcd=$(server_numbers | while read -r other; do echo "http://$(on_bridge $ETCD_PORT "$other")"; done | paste -sd, -)/argosy")
  fi
  if ((number > 1)) && [[ ! -e $directory/key ]]; then
    install -d -m 700 "$directory"
    install -m 600 "$STATE/server/key" "$directory/key"
  fi
  DATA=$STATE start_process "$(basename "$directory")" argosy "$ROOT/bin/argosy" server --data "$directory" --name "s$number" --rebalance "${REBALANCE:-0}" "${store[@]}" \
    --listen "$(on_bridge $REST_PORT "$number")" --session-listen "$(on_bridge $SESSION_PORT "$number")" --docker-listen "unix://$(docker_socket "$number")"
  DATA=$STATE await_process 180 "$(basename "$directory")" argosy server_answers "$number"
}

server_answers() { ARGOSY_SERVER=http://$(on_bridge $REST_PORT "$1") ARGOSY_TOKEN_FILE=$STATE/server/bootstrap-token "$ROOT/bin/argosy" ls; }
