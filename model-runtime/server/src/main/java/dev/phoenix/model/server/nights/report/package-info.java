/** A night on one page. */
@NullMarked
package dev.phoenix.model.server.nights.report;

import org.jspecify.annotations.NullMarked;
