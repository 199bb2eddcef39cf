/** The books: what requests cost and brought in, in a chain of entries that only grows. */
@NullMarked
package dev.phoenix.workers.books;

import org.jspecify.annotations.NullMarked;
