/**
 * Publishing exactly once: the protocol between the effect ledger and a channel, the same for every
 * channel.
 */
@NullMarked
package dev.phoenix.connector.commons.publish;

import org.jspecify.annotations.NullMarked;
