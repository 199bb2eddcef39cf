/**
 * An HTTP client that never waits, reads or follows without a limit, and tells whether anything
 * left this machine.
 */
@NullMarked
package dev.phoenix.connector.commons.http;

import org.jspecify.annotations.NullMarked;
