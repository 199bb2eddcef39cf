/** The books' entries as files for other programs. */
@NullMarked
package dev.phoenix.workers.books.export;

import org.jspecify.annotations.NullMarked;
