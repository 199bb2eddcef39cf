/** The tasks of the approval flows. */
@NullMarked
package dev.phoenix.workers.approval;

import org.jspecify.annotations.NullMarked;
