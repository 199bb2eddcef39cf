package dev.phoenix.model.llama.engine;

import dev.phoenix.model.api.text.TextRequest;

/**
 * An accepted request.
 *
 * @param request as the caller made it
 * @param prompt its tokens, one or more
 * @param variant what computes it
 * @param generation what the caller holds
 */
record Ticket(TextRequest request, int[] prompt, Variant variant, Generation generation) {}
