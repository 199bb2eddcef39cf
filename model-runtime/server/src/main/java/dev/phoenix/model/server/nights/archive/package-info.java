/** Keeps each night's adapter whole and signed, and gives it to the registry. */
@NullMarked
package dev.phoenix.model.server.nights.archive;

import org.jspecify.annotations.NullMarked;
