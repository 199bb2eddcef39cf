package dev.phoenix.connector.prometheus;

import org.jspecify.annotations.Nullable;

/**
 * What a series was at a moment.
 *
 * @param at an ISO 8601 instant, to the millisecond
 * @param number the value; null for NaN, for an infinity (JSON has neither), and for what a string
 *     expression yields
 * @param text the value as Prometheus wrote it, such as {@code 0.25}, {@code NaN} or {@code +Inf}
 */
public record Sample(String at, @Nullable Double number, String text) {}
