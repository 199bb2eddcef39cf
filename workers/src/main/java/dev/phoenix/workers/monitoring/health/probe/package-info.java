/** One look at a target, by its kind; each ends by itself and says in a line what it saw. */
@NullMarked
package dev.phoenix.workers.monitoring.health.probe;

import org.jspecify.annotations.NullMarked;
