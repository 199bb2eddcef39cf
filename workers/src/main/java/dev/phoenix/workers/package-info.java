/** The application that carries out the flows' service tasks and hosts the connectors. */
@NullMarked
package dev.phoenix.workers;

import org.jspecify.annotations.NullMarked;
