#!/bin/sh
# Starts the part of Argosy that the first argument names: server, agent, or else the command line.
set -eu
self=$(readlink -f "$0")
home=${self%/bin/argosy}
read -r java <"$home/java"
java=${ARGOSY_JAVA:-$java}
if [ ! -x "$java" ]; then
  echo "error: no Java at $java: build again, or set ARGOSY_JAVA to the java of a JDK 25" >&2
  exit 70
fi

native='--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow'
case ${1:-} in
  server)
    # What is said of servers, not to one.
    case ${2:-} in ls | rm) program=cli ;; *) program=$1 && shift ;; esac
    ;;
  agent) program=$1 && shift ;;
  *) program=cli ;;
esac

# Without a fitting start cache the program starts slower, and that is all: nothing of it reaches the user.
main=io.argosy.$program.Main
if [ -n "${ARGOSY_TRAIN:-}" ]; then
  main=io.argosy.$program.training.Rehearsal
  cache="-XX:AOTCacheOutput=$ARGOSY_TRAIN"
else
  cache="-XX:AOTCache=$home/lib/$program.aot -XX:AOTMode=${ARGOSY_AOT:-auto} -Xlog:disable -Xlog:all=error:stderr"
fi

# shellcheck disable=SC2086
case $program in
  server)
    exec "$java" -XX:+UseSerialGC -Xms32m -Xmx${ARGOSY_SERVER_HEAP:-160m} -Xss512k -XX:TieredStopAtLevel=1 -XX:+ExitOnOutOfMemoryError $native \
      ${ARGOSY_SERVER_JAVA_OPTS:-} -jar "$home/lib/server/quarkus-run.jar" "$@"
    ;;
  agent)
    # It stands on every node: its start cache is used where it lies in the file, not copied to another address, and heap is given back.
    export ARGOSY_COMMAND="$self"
    export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-2}"
    small='-XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0 -XX:ReservedCodeCacheSize=32m'
    small="$small -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=20 -XX:-ShrinkHeapInSteps"
    exec "$java" -XX:+UseSerialGC -Xms8m -Xmx${ARGOSY_AGENT_HEAP:-64m} -Xss512k -XX:TieredStopAtLevel=1 -XX:+ExitOnOutOfMemoryError \
      $small $native $cache ${ARGOSY_AGENT_JAVA_OPTS:-} -cp "$home/lib/agent/argosy-agent.jar" "$main" "$@"
    ;;
  cli)
    exec "$java" -XX:+UseSerialGC -Xmx96m -XX:TieredStopAtLevel=1 \
      $native $cache ${ARGOSY_CLI_JAVA_OPTS:-} -cp "$home/lib/cli/argosy-cli.jar" "$main" "$@"
    ;;
esac
