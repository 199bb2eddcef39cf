/** Trials of nights of learning on a running platform: seven good ones, and bad ones. */
@NullMarked
package dev.phoenix.local.nights;

import org.jspecify.annotations.NullMarked;
