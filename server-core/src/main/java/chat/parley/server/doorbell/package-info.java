/// Doorbells: after a commit they tell every node to look into the database again, and carry no
/// content and no rights.
///
/// Arrows: `doorbell` imports no other package of the server.
@NullMarked
package chat.parley.server.doorbell;

import org.jspecify.annotations.NullMarked;
