/// What clients and servers say to each other, as records, and the codec that turns them into
/// bytes.
///
/// Arrows: `protocol -> model`. Only [chat.parley.protocol.WireCodec] and what is package-private
/// beside it know Jackson.
@NullMarked
package chat.parley.protocol;

import org.jspecify.annotations.NullMarked;
