/**
 * Measures the router against small backends of our own, which are real processes that speak the
 * vendors' protocols and can be killed.
 */
@NullMarked
package dev.phoenix.model.router.bench;

import org.jspecify.annotations.NullMarked;
