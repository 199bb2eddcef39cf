/** What every request has, whichever door it came by: an id, which the lines of the log show. */
@NullMarked
package dev.phoenix.model.server.request;

import org.jspecify.annotations.NullMarked;
