/// Tests of the command line, of the launcher and of the documents.
@NullMarked
package chat.parley.packaging;

import org.jspecify.annotations.NullMarked;
