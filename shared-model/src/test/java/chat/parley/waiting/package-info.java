/// How long and how often tests look for what they wait for. Needs no other package.
@NullMarked
package chat.parley.waiting;

import org.jspecify.annotations.NullMarked;
