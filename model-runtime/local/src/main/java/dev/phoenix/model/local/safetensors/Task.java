package dev.phoenix.model.local.safetensors;

import dev.phoenix.model.api.text.Sampling;
import dev.phoenix.model.api.text.TextResult;
import dev.phoenix.model.api.text.TextResult.Finish;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An accepted request on its way. But for the constructor, for the computing thread alone. */
final class Task {

  private final int[] prompt;
  private final int maxTokens;
  private final TokenChoice choice;
  private final AnswerText text;
  private final Answering answering;
  private final List<Integer> tokens;
  private double logProbability;

  Task(int[] prompt, int maxTokens, Sampling sampling, List<String> stops, Answering answering) {
    this.prompt = prompt;
    this.maxTokens = maxTokens;
    this.choice = new TokenChoice(sampling);
    this.text = new AnswerText(stops);
    this.answering = answering;
    this.tokens = new ArrayList<>(Arrays.stream(prompt).boxed().toList());
  }

  @SuppressWarnings("MutableMethodReturnType")
  int[] prompt() {
    return prompt;
  }

  int maxTokens() {
    return maxTokens;
  }

  Answering answering() {
    return answering;
  }

  boolean full() {
    return generated() == maxTokens;
  }

  boolean stopped() {
    return text.stopped();
  }

  /** Chooses the next token. */
  int choose(float[] logits) {
    int token = choice.choose(logits, tokens);
    logProbability += TokenChoice.logProbability(logits, token);
    tokens.add(token);
    return token;
  }

  /** Says what a token stands for. */
  void say(byte[] bytes) {
    answering.show(text.add(bytes));
  }

  /** Ends the answer. */
  void complete(Finish finish) {
    answering.show(text.end());
    answering.complete(
        new TextResult(
            text.text(),
            finish,
            prompt.length,
            0,
            generated(),
            generated() == 0 ? 0 : logProbability / generated()));
  }

  private int generated() {
    return tokens.size() - prompt.length;
  }
}
