/** Who may call, at whichever door: bearer tokens, and the names that this machine answers to. */
@NullMarked
package dev.phoenix.model.server.access;

import org.jspecify.annotations.NullMarked;
