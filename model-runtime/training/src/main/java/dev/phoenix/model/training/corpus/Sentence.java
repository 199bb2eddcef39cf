package dev.phoenix.model.training.corpus;

/**
 * A sentence of a post.
 *
 * @param needed whether it carries something that the brief asks for
 */
record Sentence(String text, boolean needed) {}
