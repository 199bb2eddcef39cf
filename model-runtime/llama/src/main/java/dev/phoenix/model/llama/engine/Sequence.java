package dev.phoenix.model.llama.engine;

import dev.phoenix.model.api.text.TextRequest;
import dev.phoenix.model.api.text.TextResult;
import java.util.Arrays;

/** A request in a slot: its tokens, how far they are computed, and its answer so far. */
final class Sequence {

  private final Ticket ticket;
  private final int slot;
  private final TokenSampler sampler;
  private final Answer answer;
  private final int[] tokens;
  private int size;
  private int computed;
  private int cached;
  private double logProbabilities;

  /**
   * A request that gets a slot.
   *
   * @param slot its number of a sequence in the context
   */
  Sequence(Ticket ticket, int slot) {
    this.ticket = ticket;
    this.slot = slot;
    TextRequest request = ticket.request();
    this.sampler = new TokenSampler(request.sampling());
    this.answer = new Answer(request.stops());
    this.size = ticket.prompt().length;
    this.tokens = Arrays.copyOf(ticket.prompt(), size + request.maxTokens());
  }

  Ticket ticket() {
    return ticket;
  }

  int slot() {
    return slot;
  }

  /** Prompt and answer so far; {@link #size} of them are valid. */
  @SuppressWarnings("MutableMethodReturnType")
  int[] tokens() {
    return tokens;
  }

  int size() {
    return size;
  }

  /** How many tokens from the first on have their keys and values in the context. */
  int computed() {
    return computed;
  }

  /** Tokens that must be computed before the next can be chosen. */
  int pending() {
    return size - computed;
  }

  /** Counts tokens as computed. */
  void advance(int count) {
    computed += count;
  }

  /** Counts no token as computed. */
  void startOver() {
    computed = 0;
  }

  /** Counts the first tokens of the prompt as computed by an earlier request. */
  void reuse(int count) {
    computed = count;
    cached = count;
  }

  /** How many first tokens another running sequence has computed in the same way. */
  int commonWith(Sequence other) {
    if (!other.ticket.variant().equals(ticket.variant())) {
      return 0;
    }
    int end = Math.min(other.computed, size - 1);
    int mismatch = Arrays.mismatch(tokens, 0, end, other.tokens, 0, end);
    return mismatch < 0 ? end : mismatch;
  }

  int cached() {
    return cached;
  }

  /** Chooses the next token from the logits of the last. */
  int choose(Logits logits, Candidates candidates) {
    int token = sampler.choose(logits, tokens, size, candidates);
    logProbabilities += logits.logProbability(token);
    tokens[size++] = token;
    return token;
  }

  /** Adds a chosen token's bytes to the answer and shows what is certain of it. */
  void say(byte[] piece) {
    ticket.generation().show(answer.add(piece));
  }

  /** Whether a stop has come. */
  boolean stopped() {
    return answer.stopped();
  }

  /** Whether as many tokens are generated as were asked for. */
  boolean full() {
    return size == tokens.length;
  }

  int generated() {
    return size - ticket.prompt().length;
  }

  /** Shows what was held back and gives the caller the result. */
  void complete(TextResult.Finish finish) {
    ticket.generation().show(answer.end());
    int generated = generated();
    ticket
        .generation()
        .complete(
            new TextResult(
                answer.text(),
                finish,
                ticket.prompt().length,
                cached,
                generated,
                generated == 0 ? 0 : logProbabilities / generated));
  }
}
