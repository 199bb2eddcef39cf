/**
 * What flows are started with: the schemas beside them, and what is told of an input that breaks
 * one.
 */
@NullMarked
package dev.phoenix.workers.schema;

import org.jspecify.annotations.NullMarked;
