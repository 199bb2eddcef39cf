/**
 * Learns who completed a review: no process variable tells, and each version line is asked
 * otherwise.
 */
@NullMarked
package dev.phoenix.workers.reviewer;

import org.jspecify.annotations.NullMarked;
