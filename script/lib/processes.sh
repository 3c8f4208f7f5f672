# shellcheck shell=bash
# Argosy's own processes, started in the background and found again by the ids they left in the data directory.

# start_process NAME WORD COMMAND...: unless NAME lives, starts it with its output in NAME.log and its id in NAME.pid under $DATA.
# WORD is one that its command line holds.
start_process() {
  local name=$1 word=$2 pid
  shift 2
  if process_runs "$name" "$word"; then
    note "the $name runs already"
    return
  fi
  say "Starting the $name"
  setsid nohup "$@" >"$DATA/$name.log" 2>&1 </dev/null &
  pid=$!
  echo "$pid" >"$DATA/$name.pid"
  disown
  # Until it has begun it is a copy of this shell, which would be taken for a process that ended.
  until is_process "$pid" "$word" || process_ended "$pid"; do sleep 0.01; done
}

process_runs() {
  local pid
  pid=$(cat "$DATA/$1.pid" 2>/dev/null) && is_process "$pid" "$2"
}

# stop_process NAME WORD: asks it to end, and ends it when it does not within 20 s.
stop_process() {
  local name=$1 pid
  if process_runs "$name" "$2"; then
    say "Stopping the $name"
    pid=$(cat "$DATA/$name.pid")
    kill "$pid"
    wait_for 20 process_ended "$pid" || kill -9 "$pid"
  fi
  rm -f "$DATA/$name.pid"
}

port_answers() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# await_process SECONDS NAME WORD CONDITION...: until the condition holds; fails at once with the log when the process ends before.
await_process() {
  local limit=$((SECONDS + $1)) name=$2 word=$3
  shift 3
  until "$@" >/dev/null 2>&1; do
    process_runs "$name" "$word" || { tail -n 15 "$DATA/$name.log" >&2; die "the $name ended" "Its log: $DATA/$name.log"; }
    ((SECONDS < limit)) || { tail -n 15 "$DATA/$name.log" >&2; die "the $name is not ready" "Its log: $DATA/$name.log"; }
    sleep 0.1
  done
}
