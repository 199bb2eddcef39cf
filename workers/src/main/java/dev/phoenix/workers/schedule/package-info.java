/** Times of day at which something is due, once a date. */
@NullMarked
package dev.phoenix.workers.schedule;

import org.jspecify.annotations.NullMarked;
