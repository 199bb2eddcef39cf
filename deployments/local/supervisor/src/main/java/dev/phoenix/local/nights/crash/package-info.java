/** Kills each process of a platform in each state of a night, and judges what is live then. */
@NullMarked
package dev.phoenix.local.nights.crash;

import org.jspecify.annotations.NullMarked;
