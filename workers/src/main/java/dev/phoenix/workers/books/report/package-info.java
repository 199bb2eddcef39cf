/** What the books say of a month, put together for people. */
@NullMarked
package dev.phoenix.workers.books.report;

import org.jspecify.annotations.NullMarked;
