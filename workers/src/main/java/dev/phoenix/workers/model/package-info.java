/** The way from the workers to the model runtime. */
@NullMarked
package dev.phoenix.workers.model;

import org.jspecify.annotations.NullMarked;
