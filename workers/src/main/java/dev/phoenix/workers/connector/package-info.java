/** Hosts the connectors on the official outbound runtime. */
@NullMarked
package dev.phoenix.workers.connector;

import org.jspecify.annotations.NullMarked;
