/** Publishing once: what drives any channel under the effect ledger. */
@NullMarked
package dev.phoenix.connector.commons.publish;

import org.jspecify.annotations.NullMarked;
