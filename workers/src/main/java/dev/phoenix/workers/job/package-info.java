/** One wrapper around every job handler: leases, attempts, outcomes, metrics and drain. */
@NullMarked
package dev.phoenix.workers.job;

import org.jspecify.annotations.NullMarked;
