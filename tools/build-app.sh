# Sourced by ./parley and packaging/image, after tools/find-jdk.sh and with the checkout's folder in root: builds the app where sources are
# newer than what is built. What it leaves: $app/lib for the class path, $app/javafx for the module path.

app=$root/packaging/target/run/app
built=$root/packaging/target/run/built
log=$root/target/build.log
lock=$root/target/building

# True when nothing is built or a source is newer than what is. Folders count too, so a deleted file is seen.
stale() {
  [ -e "$built" ] || return 0
  for module in shared-model server-core app-desktop packaging; do
    changed=$(find "$root/pom.xml" "$root/$module/pom.xml" "$root/$module/src/main" -newer "$built" 2>/dev/null | head -n 1)
    [ -z "$changed" ] || return 0
  done
  return 1
}

build() {
  if [ -d "$app" ]; then
    echo "Building Parley: its sources have changed." >&2
  else
    echo "Building Parley for the first time; libraries that this machine lacks are fetched (a minute or two)." >&2
  fi
  touch "$root/target/build.started"
  # Unlinked, not overwritten: a Parley that is running from these files keeps the ones it has open.
  rm -rf "$app" "$built"
  if ! "$root/mvnw" -q -B -f "$root/pom.xml" -Papp -pl packaging -am package >"$log" 2>&1; then
    echo "Parley could not be built. The end of what the build said:" >&2
    tail -n 25 "$log" >&2
    echo "The whole of it is in $log" >&2
    return 1
  fi
  mv "$root/target/build.started" "$built"
}

# Only one ./parley of this folder builds; the others wait for it. A lock whose owner is gone is taken over.
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
