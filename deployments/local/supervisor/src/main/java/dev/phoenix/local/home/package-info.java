/** Where a Phoenix keeps its state on this machine and how its owner configures it. */
@NullMarked
package dev.phoenix.local.home;

import org.jspecify.annotations.NullMarked;
