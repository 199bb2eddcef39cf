package dev.phoenix.workers.brief;

/**
 * One way in which a brief breaks a rule.
 *
 * @param path where, as a JSON Pointer into the brief (RFC 6901); empty for the brief itself
 * @param message what is allowed; never echoes what was given
 */
public record Violation(String path, String message) {}
