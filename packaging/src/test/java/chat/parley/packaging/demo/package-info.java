/// Tests of the demo's judgement, and the demo itself without a display.
@NullMarked
package chat.parley.packaging.demo;

import org.jspecify.annotations.NullMarked;
