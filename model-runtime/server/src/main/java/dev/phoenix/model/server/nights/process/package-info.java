/** The processes that compute for a night, found again by their folders. */
@NullMarked
package dev.phoenix.model.server.nights.process;

import org.jspecify.annotations.NullMarked;
