/** The bounded queue that all requests to the models pass, whichever door they came in by. */
@NullMarked
package dev.phoenix.model.server.queue;

import org.jspecify.annotations.NullMarked;
