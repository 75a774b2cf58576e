/// Files: resumable uploads, the store of bytes by their content, who may read which.
///
/// Arrows: `http, gateway -> files -> messages -> rooms -> accounts -> {db, doorbell}`.
@NullMarked
package chat.parley.server.files;

import org.jspecify.annotations.NullMarked;
