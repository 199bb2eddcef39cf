/**
 * Measures the nights of learning: how fast a training is, what it costs who drafts, and how long a
 * night takes.
 */
@NullMarked
package dev.phoenix.model.bench.learning;

import org.jspecify.annotations.NullMarked;
