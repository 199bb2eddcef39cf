/** The workers' database: where it is, that it keeps what it acknowledged, and its tables. */
@NullMarked
package dev.phoenix.workers.storage;

import org.jspecify.annotations.NullMarked;
