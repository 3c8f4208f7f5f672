# Ends tasks whose leases have lapsed, without the agent and without the engine.
#
#   guard.sh DIRECTORY CGROUPS VERSION
#
# DIRECTORY holds TASK.lease files, each with a moment and the id of a container: from that moment on, in hundredths of a second since the machine was started
# (CLOCK_BOOTTIME, as /proc/uptime has it), nothing of the container may run. For as long as the file says so, whatever is in the container's control group is killed;
# TASK.ended tells that this was done. The guard starts no process: it works while none can be started any more. One guard is enough: the newest stays.
dir=$1 cgroups=$2 version=$3
cd "$dir" || exit 1
trap '' HUP
echo -1000 2>/dev/null >/proc/self/oom_score_adj
pipe=wait.$$
mkfifo -m 600 "$pipe" && exec 9<>"$pipe" && rm -f "$pipe" || exit 1
echo $$ >guard

if [ -f "$cgroups/cgroup.controllers" ]; then root=$cgroups; else root=$cgroups/freezer; fi

# Sets found to the control group of the container, below a directory.
search() {
  local below
  for below in "$1"/*/; do
    below=${below%/}
    [ -d "$below" ] || continue
    case $below in *"$2"*) found=$below; return 0 ;; esac
    if search "$below" "$2"; then return 0; fi
  done
  return 1
}

# Kills each process in a control group and those below it; sets killed when there was one.
kill_each() {
  local process below
  while read -r process; do
    if [ "$process" -gt 0 ]; then kill -9 "$process" 2>/dev/null && killed=yes; fi
  done <"$1/cgroup.procs"
  for below in "$1"/*/; do
    if [ -f "${below}cgroup.procs" ]; then kill_each "${below%/}"; fi
  done
}

# While it is frozen nothing in the group can start what would be missed. Version 1 kills only what thaws.
end_group() {
  killed=''
  if [ -f "$1/cgroup.freeze" ]; then
    echo 1 >"$1/cgroup.freeze"
    kill_each "$1"
    if [ -n "$killed" ] && [ -f "$1/cgroup.kill" ]; then echo 1 >"$1/cgroup.kill"; fi
    echo 0 >"$1/cgroup.freeze"
  else
    if [ -f "$1/freezer.state" ]; then echo FROZEN >"$1/freezer.state"; fi
    kill_each "$1"
    if [ -f "$1/freezer.state" ]; then echo THAWED >"$1/freezer.state"; fi
  fi 2>/dev/null
  [ -n "$killed" ]
}

end_task() {
  case $2 in '' | *[!0-9a-f]*) return ;; esac
  eval "found=\${path_$2:-}"
  if [ -z "$found" ] || [ ! -d "$found" ]; then
    [ -z "$found" ] || return
    search "$root" "$2" || return
    eval "path_$2=\$found"
  fi
  if end_group "$found"; then echo "$now" >"$1.ended"; fi
}

# Whether there is a lease to watch.
watching() {
  local file
  for file in *.lease; do [ -f "$file" ] && return 0; done
  return 1
}

idle=0
while :; do
  read -r owner <guard || exit 0
  [ "$owner" = $$ ] || exit 0
  read -r now _ </proc/uptime
  now=${now%.*}${now#*.}
  echo "$now $version" >beat
  if watching; then
    idle=0
    for file in *.lease; do
      read -r until container <"$file" || continue
      case $until in '' | *[!0-9]*) continue ;; esac
      if [ "$now" -ge "$until" ]; then end_task "${file%.lease}" "$container"; fi
    done
  elif [ $((idle += 1)) -ge 2400 ]; then
    # An agent writes its file before it looks for the beat: either it sees none, or this sees the file.
    rm -f beat
    watching || exit 0
  fi
  read -r -t 0.25 _ <&9
done 2>/dev/null
