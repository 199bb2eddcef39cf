/**
 * Asks the supervisor for backups, each night and when a flow wants one, and tells how they end.
 */
@NullMarked
package dev.phoenix.workers.monitoring.backup;

import org.jspecify.annotations.NullMarked;
