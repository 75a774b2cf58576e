# Sourced by ./parley and packaging/image: the options Java is started with. $java_options are for every Parley, $window_options for one
# with windows.

java_options="-XX:+UseSerialGC -XX:+UseCompactObjectHeaders"
window_options="--enable-native-access=ALL-UNNAMED,javafx.graphics"

# JavaFX on Linux wraps lines of Arabic, Hebrew or Thai wrongly; fx.ShapedText mends it, and has to reach inside.
if [ "$(uname)" = Linux ]; then
  window_options="$window_options --add-opens=javafx.graphics/com.sun.javafx.text=ALL-UNNAMED"
  window_options="$window_options --add-opens=javafx.graphics/com.sun.javafx.font.freetype=ALL-UNNAMED"
fi
