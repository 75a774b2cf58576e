package chat.parley.desktop.link;

import chat.parley.protocol.Protocol;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;

/// Where a server is: host, port and whether the way there is encrypted. Immutable.
///
/// @param host a name or an address literal, IPv6 without brackets
/// @param port 1 to 65535
public record ServerAddress(boolean encrypted, String host, int port) {
    /// The port that hosts take if it is free, and that is meant when none is written.
    public static final int USUAL_PORT = 7450;

    private static final int LAST_PORT = 65_535;

    /// Reads what a person types: `host`, `host:port`, or an address with `http`, `https`, `ws`,
    /// `wss` or `parley` in front. Without one, only this computer itself is reached unencrypted.
    public static Optional<ServerAddress> parse(String typed) {
        String text = typed.strip();
        String scheme = "";
        int colon = text.indexOf("://");
        if (colon >= 0) {
            scheme = text.substring(0, colon).toLowerCase(Locale.ROOT);
            text = text.substring(colon + 3);
        }
        try {
            URI uri = new URI("parley://" + bracketed(text.replaceAll("/.*$", "")));
            String host = uri.getHost();
            int port = uri.getPort() < 0 ? USUAL_PORT : uri.getPort();
            if (host == null || uri.getUserInfo() != null || port < 1 || port > LAST_PORT) {
                return Optional.empty();
            }
            String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
            return switch (scheme) {
                case "", "parley" -> Optional.of(new ServerAddress(!loopback(bare), bare, port));
                case "http", "ws" -> Optional.of(new ServerAddress(false, bare, port));
                case "https", "wss" -> Optional.of(new ServerAddress(true, bare, port));
                default -> Optional.empty();
            };
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    /// The address that [#http(String)] made.
    public static ServerAddress of(URI address) {
        return parse(address.toString())
                .orElseThrow(() -> new IllegalArgumentException("no server address: " + address));
    }

    /// Where a path is by HTTP.
    public URI http(String path) {
        return URI.create((encrypted ? "https://" : "http://") + this + path);
    }

    /// Where the WebSocket is.
    public URI webSocket() {
        return URI.create((encrypted ? "wss://" : "ws://") + this + Protocol.SOCKET);
    }

    /// `host:port`, as a person would write it.
    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    private static String bracketed(String text) {
        boolean bareIpv6 = text.chars().filter(c -> c == ':').count() > 1 && !text.startsWith("[");
        return bareIpv6 ? "[" + text + "]" : text;
    }

    /// Looks at literals and `localhost` only; no name is looked up.
    private static boolean loopback(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        try {
            boolean literal = host.contains(":") || host.matches("[0-9.]+");
            return literal && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException notALiteral) {
            return false;
        }
    }
}
