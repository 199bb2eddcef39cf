/**
 * The effect ledger: a durable record of what was meant for, sent to and confirmed by the outside
 * world.
 */
@NullMarked
package dev.phoenix.connector.commons.effect;

import org.jspecify.annotations.NullMarked;
