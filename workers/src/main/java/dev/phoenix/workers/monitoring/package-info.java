/** What the monitoring flows share: the supervisor, as they reach it through its door. */
@NullMarked
package dev.phoenix.workers.monitoring;

import org.jspecify.annotations.NullMarked;
