/** Leaving a backend alone that fails again and again. */
@NullMarked
package dev.phoenix.model.router.breaker;

import org.jspecify.annotations.NullMarked;
