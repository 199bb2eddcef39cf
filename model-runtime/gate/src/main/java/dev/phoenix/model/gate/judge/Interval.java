package dev.phoenix.model.gate.judge;

/**
 * A measured value and how far it can be relied on.
 *
 * @param low of the 95 % bootstrap interval
 * @param high of the interval
 */
record Interval(double value, double low, double high) {}
