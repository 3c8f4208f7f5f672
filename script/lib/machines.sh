# shellcheck shell=bash
# Machines of a cluster on this machine: network namespaces with a cable each to one bridge. Everything of a cluster carries its NAME, and its
# state is below $STATE, so that it is found again and cleared by any later run.

# name_cluster NAME: sets NAME, STATE, BRIDGE.
name_cluster() {
  [[ $1 =~ ^[a-z][a-z0-9]{0,7}$ ]] || die "a cluster cannot be called '$1'" "Up to eight small letters and digits, a letter first."
  NAME=$1 STATE=${ARGOSY_CLUSTERS:-/tmp}/argosy-$1 BRIDGE=ay-$1
  readonly NAME STATE BRIDGE
  ((${#STATE} < 60)) || die "the path $STATE is too long for an engine's socket" "Choose a shorter ARGOSY_CLUSTERS directory."
}

# A machine is called by its number, or s1, s2, ... when it is one of several servers'.
machine_name() { if [[ $1 == s* ]]; then echo "$1"; else echo "n$1"; fi; }
machine_namespace() { echo "argosy-$NAME-$(machine_name "$1")"; }
machine_directory() { echo "$STATE/$(machine_name "$1")"; }
machine_cable() { echo "ay-$NAME-$1"; }
machine_address() { if [[ $1 == s* ]]; then echo "$(<"$STATE/network").$((240 + ${1#s}))"; else echo "$(<"$STATE/network").$1"; fi; }
bridge_address() { echo "$(<"$STATE/network").254"; }

# Numbers of the machines that were made, in order.
machines() {
  local directory
  for directory in "$STATE"/n[0-9]*; do [[ -d $directory ]] && echo "${directory##*/n}"; done | sort -n
}

machine_exists() { [[ -e /run/netns/$(machine_namespace "$1") ]]; }

# enter_machine N: sets ENTER to the words that run what follows them on its network and with its host name.
enter_machine() {
  # shellcheck disable=SC2016
  ENTER=(nsenter "--net=/run/netns/$(machine_namespace "$1")" unshare --uts sh -c 'hostname "$1" && shift && exec "$@"' machine "$(machine_name "$1")")
}

in_machine() {
  local ENTER
  enter_machine "$1"
  shift
  "${ENTER[@]}" "$@"
}

# The bridge that plays the switch, and the way out for engines that may pull.
make_bridge() {
  mkdir -p "$STATE"
  chmod 700 "$STATE"
  [[ -s $STATE/network ]] || free_network >"$STATE/network"
  if ip link show "$BRIDGE" >/dev/null 2>&1; then return 0; fi
  ip link add "$BRIDGE" type bridge
  ip address add "$(bridge_address)/24" dev "$BRIDGE"
  ip link set "$BRIDGE" up
  # Frames between machines pass the bridge unfiltered, as they would pass a switch.
  sysctl -qw net.bridge.bridge-nf-call-iptables=0 2>/dev/null || true
  sysctl -qw net.ipv4.ip_forward=1
  firewall_rules | while read -r rule; do eval "iptables -w ${rule/ADD/-I}"; done
}

firewall_rules() {
  local network
  network=$(<"$STATE/network").0/24
  echo "ADD FORWARD -i $BRIDGE -j ACCEPT"
  echo "ADD FORWARD -o $BRIDGE -j ACCEPT"
  echo "-t nat ADD POSTROUTING -s $network ! -o $BRIDGE -j MASQUERADE"
}

# Begins at a place that follows from the name, so that a cluster mostly has the same addresses again.
free_network() {
  local place
  place=$(($(cksum <<<"$NAME" | cut -d' ' -f1) % 200 + 20))
  while ip -4 route show | grep "^10\.213\.$place\." >/dev/null; do place=$((place % 250 + 1)); done
  echo "10.213.$place"
}

# make_machine N: its namespace, cable and address.
make_machine() {
  local number=$1 namespace cable
  namespace=$(machine_namespace "$number") cable=$(machine_cable "$number")
  mkdir -p "$(machine_directory "$number")"
  if machine_exists "$number"; then return 0; fi
  ip netns add "$namespace"
  pull_cable "$cable"
  ip link add "$cable" type veth peer name eth0 netns "$namespace"
  ip link set "$cable" master "$BRIDGE" up
  ip -n "$namespace" link set lo up
  ip -n "$namespace" address add "$(machine_address "$number")/24" dev eth0
  ip -n "$namespace" link set eth0 up
  ip -n "$namespace" route add default via "$(bridge_address)"
  in_machine "$number" sysctl -qw net.ipv4.ip_forward=1
}

# pull_cable NAME: a cable may outlast the namespace it led to, as the kernel takes namespaces apart in its own time.
pull_cable() { ip link delete "$1" 2>/dev/null || true; }

# end_machine N: as when its power fails. The cable goes first, so nothing of it says farewell; all that ran on it ends; its disk stays.
end_machine() {
  local namespace directory
  namespace=$(machine_namespace "$1") directory=$(machine_directory "$1")
  pull_cable "$(machine_cable "$1")"
  end_processes_below "$directory"
  end_processes_in "$namespace"
  ip netns delete "$namespace" 2>/dev/null || true
  unmount_below "$directory"
  rm -rf "$directory/exec" "$directory/pid" "$directory/sock" "$directory"/*.pid
}

# cut_cable N: nothing goes in or out any more, as seen from both ends; what runs on the machine runs on.
cut_cable() { ip link set "$(machine_cable "$1")" down; }

# hinder_machine N HOW: deaf, nothing comes in; mute, nothing goes out; lossy, each seventh packet is lost both ways; slow, packets queue for up to 300 ms both ways.
hinder_machine() {
  case $2 in
    deaf | mute | lossy) packet_rules "$2" | while read -r rule; do eval "machine_filter $1 ${rule/ADD/-I}"; done ;;
    slow)
      tc qdisc replace dev "$(machine_cable "$1")" root tbf rate 2mbit burst 4kb latency 300ms
      in_machine "$1" tc qdisc replace dev eth0 root tbf rate 2mbit burst 4kb latency 300ms ;;
    *) die "a machine is deaf, mute, lossy or slow, not '$2'" ;;
  esac
}

machine_filter() {
  local number=$1
  shift
  nsenter "--net=/run/netns/$(machine_namespace "$number")" iptables -w "$@"
}

packet_rules() {
  local in='-t raw ADD PREROUTING -i eth0' out='-t mangle ADD POSTROUTING -o eth0' seldom='-m statistic --mode random --probability 0.15'
  case $1 in
    deaf) echo "$in -j DROP" ;;
    mute) echo "$out -j DROP" ;;
    lossy) printf '%s\n' "$in $seldom -j DROP" "$out $seldom -j DROP" ;;
  esac
}

# mend_cable N: whatever was done to it is over.
mend_cable() {
  local how rule
  for how in deaf mute lossy; do
    packet_rules "$how" | while read -r rule; do eval "machine_filter $1 ${rule/ADD/-D}" 2>/dev/null || true; done
  done
  tc qdisc delete dev "$(machine_cable "$1")" root 2>/dev/null || true
  in_machine "$1" tc qdisc delete dev eth0 root 2>/dev/null || true
  ip link set "$(machine_cable "$1")" up
}

# signal_machine N SIGNAL: to all that runs on it. STOP is as when a hypervisor has other things to do: nothing runs, nothing ends, and its clock goes on. Twice, as what was about to start another process is
# met the second time.
signal_machine() {
  for _ in 1 2; do processes_of_machine "$1" | xargs -r kill -"$2" 2>/dev/null || true; done
}

# Containers have namespaces of their own: they are found as descendants of shims, which carry the directory in their command line.
processes_of_machine() {
  { ip netns pids "$(machine_namespace "$1")" 2>/dev/null; processes_that_name "$(machine_directory "$1")/"; } |
    awk 'NR == FNR { children[$2] = children[$2] " " $1; next } { visit($1) }
      function visit(process, all, count, i) {
        if (process in seen) return
        seen[process]
        print process
        count = split(children[process], all, " ")
        for (i = 1; i <= count; i++) visit(all[i])
      }' <(ps -eo pid=,ppid=) -
}

# end_cluster: ends and removes everything that carries the name, also what a killed run left.
end_cluster() {
  local rule namespace cable
  end_processes_below "$STATE"
  for namespace in $(ip netns list 2>/dev/null | awk '{print $1}' | grep "^argosy-$NAME-[ns][0-9]*$"); do
    end_processes_in "$namespace"
    ip netns delete "$namespace" 2>/dev/null || true
  done
  for cable in $(ip -brief link show type veth | grep -o "^ay-$NAME-s\?[0-9]*"); do pull_cable "$cable"; done
  ip link delete "$BRIDGE" 2>/dev/null || true
  if [[ -s $STATE/network ]]; then
    firewall_rules | while read -r rule; do eval "iptables -w ${rule/ADD/-D}" 2>/dev/null || true; done
  fi
  if [[ -d $STATE ]]; then
    unmount_below "$STATE"
    rm -rf "$STATE"
  fi
  return 0
}

# Whatever runs inside one of our network namespaces is ours: engines, their shims, agents.
end_processes_in() {
  local pids
  pids=$(ip netns pids "$1" 2>/dev/null) || true
  # shellcheck disable=SC2086
  if [[ -n $pids ]]; then kill -9 $pids 2>/dev/null || true; fi
}

# Containers have namespaces of their own. They are children of shims, which carry the state directory in their command line; a shim that is
# ended first would leave its container behind. Twice, as what was about to start another process is caught the second time.
end_processes_below() {
  local process children
  for _ in 1 2; do
    for process in $(processes_that_name "$1/"); do
      children=$(cat "/proc/$process"/task/*/children 2>/dev/null) || true
      # shellcheck disable=SC2086
      kill -9 $children "$process" 2>/dev/null || true
    done
  done
}

# But this script and the one that called it, which may name the directory, too.
processes_that_name() {
  local process
  for process in $(grep -slFf - /proc/[0-9]*/cmdline <<<"$1" | cut -d/ -f3); do
    case $process in "$$" | "$BASHPID" | "$PPID") ;; *) echo "$process" ;; esac
  done
}

unmount_below() {
  local mount
  awk -v below="$1/" 'index($2, below) == 1 { print $2 }' /proc/mounts | sort -r | while read -r mount; do umount -l "$mount" || true; done
}
