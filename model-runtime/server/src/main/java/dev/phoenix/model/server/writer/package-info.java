/** Whoever can write a post; in order of preference, the template writer last. */
@NullMarked
package dev.phoenix.model.server.writer;

import org.jspecify.annotations.NullMarked;
