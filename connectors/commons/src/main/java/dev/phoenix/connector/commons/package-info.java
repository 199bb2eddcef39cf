/** What all connectors share: the effect ledger, an HTTP client with limits, and errors. */
@NullMarked
package dev.phoenix.connector.commons;

import org.jspecify.annotations.NullMarked;
