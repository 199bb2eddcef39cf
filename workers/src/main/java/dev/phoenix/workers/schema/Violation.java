package dev.phoenix.workers.schema;

/**
 * One way in which an input breaks a rule.
 *
 * @param path where, as a JSON Pointer into the input (RFC 6901); empty for the input itself
 * @param message what is allowed; never echoes what was given
 */
public record Violation(String path, String message) {}
