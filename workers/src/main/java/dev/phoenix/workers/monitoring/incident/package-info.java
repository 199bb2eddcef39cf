/**
 * What is broken, from when until when: told once, looked into by a person if it is critical, and
 * closed when it is over. The flow {@code handle-incident} follows each one.
 */
@NullMarked
package dev.phoenix.workers.monitoring.incident;

import org.jspecify.annotations.NullMarked;
