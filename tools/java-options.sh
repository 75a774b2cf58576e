# Sourced by ./parley and packaging/image: the options Java is started with. $java_options are for every Parley, $server_options for one
# without windows, $window_options for one with windows.

java_options="-XX:+UseCompactObjectHeaders"
server_options="-XX:+UseSerialGC --enable-native-access=ALL-UNNAMED"

# A window is open all day and mostly idle: it begins small and gives back what it does not need (decision 71).
window_options="-XX:+UseG1GC -Xms32m -Xmx1g -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=20 -XX:G1PeriodicGCInterval=60000"
window_options="$window_options --enable-native-access=ALL-UNNAMED,javafx.graphics"

# JavaFX on Linux wraps lines of Arabic, Hebrew or Thai wrongly; fx.ShapedText mends it, and has to reach inside.
# Only glibc keeps freed native memory to itself.
if [ "$(uname)" = Linux ]; then
  window_options="$window_options -XX:TrimNativeHeapInterval=60000"
  window_options="$window_options --add-opens=javafx.graphics/com.sun.javafx.text=ALL-UNNAMED"
  window_options="$window_options --add-opens=javafx.graphics/com.sun.javafx.font.freetype=ALL-UNNAMED"
fi
