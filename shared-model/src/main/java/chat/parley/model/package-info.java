/// Ids and values that both ends of the wire speak of; imports the JDK only.
@NullMarked
package chat.parley.model;

import org.jspecify.annotations.NullMarked;
