/// Finding messages: what a query says, how texts are folded before they are compared, which
/// message a query means and what of it is shown.
///
/// Both ends use it, so that the same query gives the same answers with and without a server.
/// Arrows: `search -> model`, otherwise the JDK only.
@NullMarked
package chat.parley.model.search;

import org.jspecify.annotations.NullMarked;
