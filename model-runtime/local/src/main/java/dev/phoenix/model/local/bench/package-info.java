/**
 * What changing adapters under load costs, and that it never gives a wrong answer, on models that
 * are made up for it.
 */
@NullMarked
package dev.phoenix.model.local.bench;

import org.jspecify.annotations.NullMarked;
