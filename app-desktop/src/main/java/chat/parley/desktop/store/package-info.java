/// What this computer keeps: sign-ins, settings, unsent messages and drafts, and a copy of rooms
/// and messages. Arrows: `shared-model` only; nobody else knows H2.
@NullMarked
package chat.parley.desktop.store;

import org.jspecify.annotations.NullMarked;
