# shellcheck shell=bash
# Finds JDK 25 or newer, and a Maven that runs on it.

readonly JDK_WANTED=25

# The major version of the JDK in directory $1, from its release file; 0 when it holds no complete JDK.
jdk_major() {
  [[ -x $1/bin/javac && -r $1/release ]] || { echo 0; return; }
  local version
  version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  echo "${version:-0}"
}

# Sets and exports JAVA_HOME: the one that is set when it is new enough, else the oldest fitting one of /usr/lib/jvm.
find_jdk() {
  local home major best='' best_major=0
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/*; do
    [[ -n $home ]] || continue
    major=$(jdk_major "$home")
    ((major >= JDK_WANTED)) || continue
    if [[ $home == "${JAVA_HOME:-}" ]]; then best=$home; break; fi
    if [[ -z $best ]] || ((major < best_major)); then best=$home best_major=$major; fi
  done
  [[ -n $best ]] || die "no JDK $JDK_WANTED found in JAVA_HOME or under /usr/lib/jvm" \
    "Install one, for example Temurin $JDK_WANTED (package temurin-$JDK_WANTED-jdk from adoptium.net, or openjdk-$JDK_WANTED-jdk" \
    "where the distribution has it), or set JAVA_HOME to an unpacked JDK $JDK_WANTED."
  export JAVA_HOME=$best
}

# Maven on the JDK found: offline where everything is in the local repository already, else with the network.
maven() {
  have mvn || ensure_packages maven
  mvn "$@"
}
