/** One wrapper around every job handler: explicit ends, heartbeat, attempts, metrics, drain. */
@NullMarked
package dev.phoenix.workers.job;

import org.jspecify.annotations.NullMarked;
