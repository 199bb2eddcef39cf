/**
 * Alerts: asked of Prometheus by rules or told by Alertmanager, grouped, silenced, and made into
 * incidents.
 */
@NullMarked
package dev.phoenix.workers.monitoring.alert;

import org.jspecify.annotations.NullMarked;
