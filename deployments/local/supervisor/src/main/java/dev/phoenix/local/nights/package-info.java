/**
 * Trials of nights of learning on a running platform: a week of them, nights on bad feedback, and
 * nights in which processes are killed.
 */
@NullMarked
package dev.phoenix.local.nights;

import org.jspecify.annotations.NullMarked;
