package dev.phoenix.connector.commons.effect;

import org.jspecify.annotations.Nullable;

/**
 * What an execution wants to happen.
 *
 * @param target the kind of remote, a metric's tag such as {@code feed}
 * @param address where it is sent, without credentials
 * @param digest the content's SHA-256 in hexadecimal, or null where only the effect's name is known
 */
public record Intent(String target, String address, @Nullable String digest) {}
