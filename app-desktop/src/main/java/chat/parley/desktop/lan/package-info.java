/// Finds hosts on the local network and announces one, by DNS-SD. Arrows: may use `link`
/// (addresses); nobody else knows JmDNS.
@NullMarked
package chat.parley.desktop.lan;

import org.jspecify.annotations.NullMarked;
