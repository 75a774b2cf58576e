/// A client of the wire made of a plain socket, so that a fault of the product's own link cannot
/// hide one of the server; imports the shared model.
@NullMarked
package chat.parley.benchmarks.wire;

import org.jspecify.annotations.NullMarked;
