/** What the double knows: a journal of events, and the chats that they make. */
@NullMarked
package dev.phoenix.telegram.state;

import org.jspecify.annotations.NullMarked;
