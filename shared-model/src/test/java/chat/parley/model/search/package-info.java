/// Tests of finding.
@NullMarked
package chat.parley.model.search;

import org.jspecify.annotations.NullMarked;
