# shellcheck shell=bash
# From sources to build/argosy: lib/{server,agent,cli}, bin/argosy, and the caches that let the programs start quickly.

readonly DISTRIBUTION=$ROOT/build/argosy

# build_distribution when-changed|always
build_distribution() {
  find_jdk
  if [[ $1 == when-changed ]] && build_is_current; then return 0; fi
  say "Building Argosy with $JAVA_HOME"
  local began
  began=$(mktemp)
  build_jars
  assemble
  train_all "$DISTRIBUTION"
  touch -r "$began" "$DISTRIBUTION/built"
  rm -f "$began"
}

build_is_current() {
  [[ -e $DISTRIBUTION/built && $(cat "$DISTRIBUTION/java" 2>/dev/null) == "$JAVA_HOME/bin/java" ]] || return 1
  local changed
  changed=$(cd "$ROOT" && find pom.xml ./*/pom.xml ./*/src/main script/lib/argosy.sh script/lib/build.sh -newer "$DISTRIBUTION/built" -print -quit)
  [[ -z $changed ]]
}

# Without the network when the local repository has everything.
build_jars() {
  local log=$ROOT/build/build.log
  mkdir -p "$ROOT/build"
  if package --offline >"$log" 2>&1 || package >"$log" 2>&1; then return 0; fi
  grep -E '^\[ERROR\]' "$log" | head -n 20 >&2
  die "the build failed" "Its log: $log"
}

package() { maven -f "$ROOT/pom.xml" "$@" -q -DskipTests package -pl server,agent,cli -am; }

# A fresh tree takes the place of the old one at the end: programs that run keep the jars they opened.
assemble() {
  local new=$DISTRIBUTION.new program
  rm -rf "$new"
  mkdir -p "$new/bin" "$new/lib"
  cp -r "$ROOT/server/target/quarkus-app" "$new/lib/server"
  for program in agent cli; do
    cp -r "$ROOT/$program/target/lib" "$new/lib/$program"
    cp "$ROOT/$program/target/argosy-$program.jar" "$new/lib/$program/"
  done
  raise_class_versions "$new/lib/cli"
  echo "$JAVA_HOME/bin/java" >"$new/java"
  install -m 755 "$ROOT/script/lib/argosy.sh" "$new/bin/argosy"
  rm -rf "$DISTRIBUTION"
  mv "$new" "$DISTRIBUTION"
  mkdir -p "$ROOT/bin"
  ln -sfn ../build/argosy/bin/argosy "$ROOT/bin/argosy"
}

# picocli's classes are of a form so old that start caches leave them out; see docs/decisions/0030.
raise_class_versions() {
  local jar raised=$ROOT/build/raised.jar
  for jar in "$1"/picocli-*.jar; do
    "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 "$ROOT/script/lib/RaiseClassVersion.java" "$jar" "$raised" && mv "$raised" "$jar"
  done
}

train_all() {
  train "$1" agent agent
  train "$1" cli
}

# train HOME PROGRAM ARGUMENT...: a short run records what the program loads, for quicker starts. A cache fits one path, one JDK, these jars.
train() {
  local home=$1 program=$2 log=$ROOT/build/train-$2.log
  local cache=$home/lib/$program.aot
  shift 2
  note "training the start of the $program"
  rm -f "$cache"
  ARGOSY_TRAIN=$cache "$home/bin/argosy" "$@" >"$log" 2>&1 </dev/null || true
  [[ -s $cache ]] || note "no start cache for the $program: it will start slower ($log)"
}
