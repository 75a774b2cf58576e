# Sourced by ./mvnw and ./parley: finds a JDK 25 or newer and leaves its folder in JDK. Says what to do when there is none.

# The feature release of the JDK in $1, or 0.
jdk_release() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || { echo 0; return; }
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

find_jdk() {
  JDK=
  on_path=$(command -v javac 2>/dev/null || true)
  if [ -n "$on_path" ]; then
    on_path=$(readlink -f "$on_path" 2>/dev/null || echo "$on_path")
    on_path=${on_path%/bin/javac}
  fi
  for home in "${JAVA_HOME:-}" "$on_path" "${JAVA_HOME_25:-}" "${JDK25:-}" \
    /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/java/* /opt/jdk* "$HOME"/.jdks/* "$HOME"/.sdkman/candidates/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -n "$home" ] && [ -d "$home" ] || continue
    release=$(jdk_release "$home")
    if [ "${release:-0}" -ge 25 ]; then
      JDK=$home
      return 0
    fi
  done
  {
    echo "Parley needs a JDK 25 and found none (looked at JAVA_HOME, the PATH and the usual folders)."
    if command -v apt-get >/dev/null 2>&1; then
      echo "Install one:   sudo apt-get install openjdk-25-jdk"
    elif command -v dnf >/dev/null 2>&1; then
      echo "Install one:   sudo dnf install java-25-openjdk-devel"
    elif command -v pacman >/dev/null 2>&1; then
      echo "Install one:   sudo pacman -S jdk-openjdk"
    elif command -v brew >/dev/null 2>&1; then
      echo "Install one:   brew install --cask temurin@25"
    else
      echo "Install one from https://adoptium.net/temurin/releases/?version=25"
    fi
    echo "or point to one:   export JAVA_HOME=/path/to/jdk-25"
  } >&2
  return 1
}
