/** The console's pages: each controller prepares records, and a template shows them. */
@NullMarked
package dev.phoenix.workers.console.page;

import org.jspecify.annotations.NullMarked;
