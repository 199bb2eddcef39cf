/** Looks at all that the team relies on, round by round, and says what changed. */
@NullMarked
package dev.phoenix.workers.monitoring.health;

import org.jspecify.annotations.NullMarked;
