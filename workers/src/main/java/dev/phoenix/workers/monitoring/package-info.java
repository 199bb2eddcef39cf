/** Monitoring: what is down is noticed, told once, and closed when it is back. */
@NullMarked
package dev.phoenix.workers.monitoring;

import org.jspecify.annotations.NullMarked;
