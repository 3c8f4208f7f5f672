# shellcheck shell=bash
# The servers of a cluster: one outside, on the bridge's address, that keeps its state in its directory; or several, each on a machine of its own
# (s1, s2, ...) with a member of etcd.
# Needs say, packages, processes and machines, and SERVERS, how many there are to be.

readonly REST_PORT=4410 SESSION_PORT=4411 ETCD_PORT=2379 ETCD_PEER_PORT=2380 DOCKER_PORT=2376

# How many a cluster has was decided when it was made.
server_count() { cat "$STATE/servers" 2>/dev/null || echo 1; }
server_numbers() { seq "$(server_count)"; }

server_directory() { if (($1 == 1)); then echo "$STATE/server"; else echo "$STATE/server-$1"; fi; }
docker_socket() { echo "$(server_directory "$1")/docker.sock"; }
# at_server PORT N: where a server, or its member of etcd, listens.
at_server() { if (($(server_count) > 1)); then echo "$(machine_address "s$2"):$1"; else echo "$(bridge_address):$1"; fi; }

# What clients and agents are given: all servers, with commas.
server_url() { server_numbers | while read -r number; do echo "http://$(at_server $REST_PORT "$number")"; done | paste -sd, -; }
session_address() { server_numbers | while read -r number; do at_server $SESSION_PORT "$number"; done | paste -sd, -; }

start_servers() {
  local number
  [[ -e $STATE/servers ]] || echo "${SERVERS:-1}" >"$STATE/servers"
  (($(server_count) == ${SERVERS:-1})) || note "the cluster has $(server_count) server(s); take it down to change that"
  if (($(server_count) > 1)); then
    ensure_packages etcd-server
    for number in $(server_numbers); do make_machine "s$number" && start_member "$number"; done
  fi
  for number in $(server_numbers); do start_server "$number"; done
}

start_member() {
  local number=$1 peers other ENTER
  enter_machine "s$number"
  peers=$(server_numbers | while read -r other; do echo "etcd-$other=http://$(at_server $ETCD_PEER_PORT "$other")"; done | paste -sd, -)
  DATA=$STATE start_process "etcd-$number" etcd "${ENTER[@]}" etcd --name "etcd-$number" --data-dir "$STATE/etcd-$number" --initial-cluster "$peers" \
    --listen-client-urls "http://$(at_server $ETCD_PORT "$number")" --advertise-client-urls "http://$(at_server $ETCD_PORT "$number")" \
    --listen-peer-urls "http://$(at_server $ETCD_PEER_PORT "$number")" --initial-advertise-peer-urls "http://$(at_server $ETCD_PEER_PORT "$number")"
}

# The first makes the key that all of them have.
start_server() {
  local number=$1 directory store=() ENTER=()
  directory=$(server_directory "$number")
  if (($(server_count) > 1)); then
    enter_machine "s$number"
    store=(--store "etcd=$(server_numbers | while read -r other; do echo "http://$(at_server $ETCD_PORT "$other")"; done | paste -sd, -)/argosy")
  fi
  if ((number > 1)) && [[ ! -e $directory/key ]]; then
    install -d -m 700 "$directory"
    install -m 600 "$STATE/server/key" "$directory/key"
  fi
  DATA=$STATE start_process "$(basename "$directory")" argosy "${ENTER[@]}" "$ROOT/bin/argosy" server --data "$directory" --name "s$number" "${store[@]}" \
    --listen "$(at_server $REST_PORT "$number")" --session-listen "$(at_server $SESSION_PORT "$number")" --docker-listen "unix://$(docker_socket "$number")" \
    --docker-tls "$(at_server $DOCKER_PORT "$number")"
  DATA=$STATE await_process 180 "$(basename "$directory")" argosy server_answers "$number"
}

server_answers() { ARGOSY_SERVER=http://$(at_server $REST_PORT "$1") ARGOSY_TOKEN_FILE=$STATE/server/bootstrap-token "$ROOT/bin/argosy" ls; }
