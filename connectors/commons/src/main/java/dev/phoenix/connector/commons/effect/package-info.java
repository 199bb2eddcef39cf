/**
 * The effect ledger: whatever changes the outside world is written here before, while and after it
 * happens.
 */
@NullMarked
package dev.phoenix.connector.commons.effect;

import org.jspecify.annotations.NullMarked;
