/**
 * Requests that two places decide at once, that are decided while processes are killed, and that
 * want more money than there is; and the counting of what came of them.
 */
@NullMarked
package dev.phoenix.local.bench.requests;

import org.jspecify.annotations.NullMarked;
