/** The workers' database: opened, migrated and safe against a crash. */
@NullMarked
package dev.phoenix.workers.store;

import org.jspecify.annotations.NullMarked;
