# shellcheck shell=bash
# What runs on the machines of a cluster: an engine and an agent on each, and beside them, on the bridge's address, the server.

node_engine() { echo "unix://$(machine_directory "$1")/sock"; }

# on_node N COMMAND...: docker and what uses it speak to that node's engine.
on_node() {
  local number=$1
  shift
  DOCKER_HOST=$(node_engine "$number") "$@"
}

# start_node_engine N [keeping]: ends what an engine left that was killed, unless that is to be kept.
start_node_engine() {
  local number=$1 directory ENTER
  directory=$(machine_directory "$number")
  if on_node "$number" engine_answers; then return 0; fi
  say "Starting the engine of n$number"
  [[ ${2:-} == keeping ]] || end_processes_below "$directory/exec"
  enter_machine "$number"
  run_engine "$directory" "$(node_engine "$number")" "${ENTER[@]}"
  on_node "$number" wait_for 120 engine_answers ||
    { tail -n 15 "$directory/log" >&2; die "the engine of n$number did not start within 120 s" "Its log: $directory/log"; }
}

# On the first node as anywhere; the others get the very same images from it, as if from one registry.
provide_images() {
  local number=$1 reference missing=()
  [[ $IMAGE_SET != none ]] || return 0
  if ((number == 1)); then "$ROOT/script/images" -H "$(node_engine 1)" "$IMAGE_SET"; return; fi
  for reference in $(on_node 1 docker image ls --format '{{.Repository}}:{{.Tag}}'); do
    if [[ $(image_id 1 "$reference") != "$(image_id "$number" "$reference")" ]]; then missing+=("$reference"); fi
  done
  if ((${#missing[@]})); then on_node 1 docker save "${missing[@]}" | on_node "$number" docker load -q >/dev/null; fi
}

image_id() { on_node "$1" docker image inspect --format '{{.Id}}' "$2" 2>/dev/null || true; }

context_name() { if [[ $NAME == cluster ]]; then echo cluster; else echo "cluster-$NAME"; fi; }

argosy() { ARGOSY_SERVER=$(server_url) ARGOSY_TOKEN_FILE=$STATE/server/bootstrap-token "$ROOT/bin/argosy" "$@"; }

# Zones are dealt out in turn: z1, z2, z3, z1, ...
start_node_agent() {
  local number=$1 directory ENTER
  directory=$(machine_directory "$number")
  enter_machine "$number"
  DATA=$directory start_process agent argosy "${ENTER[@]}" "$ROOT/bin/argosy" agent --data "$directory/agent" --engine "$(node_engine "$number")" \
    --server "$(session_address)" --join-file "$STATE/server/node-token" --name "n$number" --address "$(machine_address "$number")" \
    --topology "local/z$(((number - 1) % ZONES + 1))"
}

await_nodes() {
  wait_for 60 nodes_connected ||
    die "not all nodes are connected after 60 s" "$(argosy node ls 2>&1)" "The agents' logs: $STATE/n*/agent.log"
}

nodes_connected() { (($(argosy node ls 2>/dev/null | grep -c connected) >= COUNT)); }

report_shells() {
  local number
  for number in $(machines); do
    printf '  %-4s %-16s %s\n' "n$number" "$(machine_address "$number")" "export DOCKER_HOST=$(node_engine "$number")"
  done
}

report() {
  argosy node ls
  cat <<END

The cluster runs (after ${SECONDS} s). Server: $(server_url)

$(report_shells)

What to try next:
  export PATH=$ROOT/bin:\$PATH
  argosy context use $(context_name)        speak to this server from now on
  argosy deploy -f examples/wordpress/compose.yml --wait      then http://$(machine_address 1):8081/, and the same on each node's address
  DOCKER_HOST=unix://$(docker_socket 1) docker run --rm busybox:1 hostname      all engines as one: docker, docker-compose and SDKs
  eval "\$(argosy env)"                       the same from any machine, over TLS
  script/cluster$(name_option) --shell 2              a shell on n2, its docker speaks to the engine of n2
  script/cluster$(name_option) --lose 3               the power of n3 fails; --return 3 switches it on again
  script/cluster$(name_option) --cut 3                the cable of n3 is out, all on it runs on; --mend 3 puts it in again
  script/cluster$(name_option) --nodes $((COUNT + 1))              one more node joins
  script/cluster$(name_option) --down                 the end
END
}

name_option() { if [[ $NAME != cluster ]]; then echo " --name $NAME"; fi; }

status() {
  local number
  [[ -d $STATE ]] || { say "There is no cluster $NAME"; return; }
  for number in $(machines); do
    printf '%-4s %-16s %-10s %-10s %s\n' "n$number" "$(machine_address "$number")" "$(machine_exists "$number" && echo "on" || echo "lost")" \
      "$(on_node "$number" engine_answers && echo "engine" || echo "no engine")" "$(node_engine "$number")"
  done
  argosy node ls 2>/dev/null || note "no server answers at $(server_url)"
}
