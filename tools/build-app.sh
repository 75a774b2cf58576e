# Sourced by ./parley, packaging/image and benchmarks/run, after tools/find-jdk.sh and with the checkout's folder in root: builds the app where
# sources are newer than what is built. What it leaves: $app/lib for the class path, $app/javafx for the module path.

app=$root/packaging/target/run/app
lock=$root/target/building

# What ensure_built builds; benchmarks/run says something else. $outputs go before a build: whoever runs from these files keeps those it has open.
what=Parley
module=packaging
sources="shared-model server-core app-desktop packaging"
outputs=$app
built=$root/packaging/target/run/built
log=$root/target/build.log

# True when nothing is built or a source is newer than what is. Folders count too, so a deleted file is seen.
stale() {
  [ -e "$built" ] || return 0
  for source in $sources; do
    changed=$(find "$root/pom.xml" "$root/$source/pom.xml" "$root/$source/src/main" -newer "$built" 2>/dev/null | head -n 1)
    [ -z "$changed" ] || return 0
  done
  return 1
}

build() {
  if [ -e "$built" ]; then
    echo "Building $what: its sources have changed." >&2
  else
    echo "Building $what for the first time; libraries that this machine lacks are fetched (a minute or two)." >&2
  fi
  touch "$root/target/build.started"
  for output in $outputs; do
    rm -rf "$output"
  done
  rm -f "$built"
  if ! "$root/mvnw" -q -B -f "$root/pom.xml" -Papp -pl "$module" -am package >"$log" 2>&1; then
    echo "$what could not be built. The end of what the build said:" >&2
    tail -n 25 "$log" >&2
    echo "The whole of it is in $log" >&2
    return 1
  fi
  mv "$root/target/build.started" "$built"
}

# Only one of this folder builds; the others wait for it. A lock whose owner is gone is taken over.
build_alone() {
  mkdir -p "$root/target"
  until (set -C && echo $$ >"$lock") 2>/dev/null; do
    owner=$(cat "$lock" 2>/dev/null || true)
    if [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; then
      rm -f "$lock"
    else
      sleep 1
    fi
  done
  trap 'rm -f "$lock"' EXIT
  trap 'exit 130' INT TERM
  if stale; then
    build || exit 1
  fi
  rm -f "$lock"
  trap - EXIT INT TERM
}

# Builds if there is something to build; ends the script with 1 if that fails.
ensure_built() {
  if stale; then
    build_alone
  fi
}
