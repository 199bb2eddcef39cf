/** Steady load for a while, and whether what the processes take stays the same meanwhile. */
@NullMarked
package dev.phoenix.local.bench.soak;

import org.jspecify.annotations.NullMarked;
