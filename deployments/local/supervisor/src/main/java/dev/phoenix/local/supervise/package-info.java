/**
 * Starts services in their order, restarts what dies, stops all in reverse and records it so that
 * nothing is ever left.
 */
@NullMarked
package dev.phoenix.local.supervise;

import org.jspecify.annotations.NullMarked;
