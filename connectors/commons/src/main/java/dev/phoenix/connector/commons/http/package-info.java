/**
 * An HTTP client with limits, whose failures say whether a request can have reached the other side.
 */
@NullMarked
package dev.phoenix.connector.commons.http;

import org.jspecify.annotations.NullMarked;
