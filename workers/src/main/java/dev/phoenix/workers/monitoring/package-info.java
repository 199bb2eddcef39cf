/** What the monitoring flows share: where the supervisor is. */
@NullMarked
package dev.phoenix.workers.monitoring;

import org.jspecify.annotations.NullMarked;
