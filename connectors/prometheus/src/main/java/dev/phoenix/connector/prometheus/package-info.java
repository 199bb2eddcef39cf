/** Asks a Prometheus server, and says why it got no answer. */
@NullMarked
package dev.phoenix.connector.prometheus;

import org.jspecify.annotations.NullMarked;
