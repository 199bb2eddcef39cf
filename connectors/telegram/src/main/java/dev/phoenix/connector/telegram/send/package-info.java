/** Messages that are sent once, recorded in the effect ledger. */
@NullMarked
package dev.phoenix.connector.telegram.send;

import org.jspecify.annotations.NullMarked;
