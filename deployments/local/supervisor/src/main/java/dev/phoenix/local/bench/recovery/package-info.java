/**
 * Breaks each process of a running platform in each way, and fills its disk, and looks whether that
 * is noticed, told once, and healed while posts go on.
 */
@NullMarked
package dev.phoenix.local.bench.recovery;

import org.jspecify.annotations.NullMarked;
