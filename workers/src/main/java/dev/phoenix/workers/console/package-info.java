/** Pages for people: what waits for them, and their money. */
@NullMarked
package dev.phoenix.workers.console;

import org.jspecify.annotations.NullMarked;
