package dev.phoenix.connector.commons.http;

import java.net.http.HttpHeaders;

/**
 * An answer as far as it was read.
 *
 * @param status the status code
 * @param headers the header fields
 * @param body the first bytes of the body
 * @param truncated whether the body went on beyond the limit
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy of megabytes would buy nothing
public record HttpAnswer(int status, HttpHeaders headers, byte[] body, boolean truncated) {}
