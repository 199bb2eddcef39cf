/** The local channel: an Atom publishing server, a process of its own. */
@NullMarked
package dev.phoenix.feed;

import org.jspecify.annotations.NullMarked;
