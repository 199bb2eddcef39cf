package dev.phoenix.model.server.audit;

import dev.phoenix.model.api.Brief;
import dev.phoenix.model.api.Iteration;
import java.time.Instant;
import java.util.List;

/**
 * One run of the omni-loop.
 *
 * @param id names the run
 * @param time when it ended
 * @param brief what was asked for
 * @param key fingerprint of the key that signed
 * @param prompts what models were asked, in order
 * @param iterations what came of it
 */
public record AuditRecord(
    String id,
    Instant time,
    Brief brief,
    String key,
    List<SignedPrompt> prompts,
    List<Iteration> iterations) {

  /** Keeps copies. */
  public AuditRecord {
    prompts = List.copyOf(prompts);
    iterations = List.copyOf(iterations);
  }

  /**
   * A prompt as a model got it.
   *
   * @param iteration its number, from 1, of this writer
   * @param writer who was asked
   * @param prompt the whole text, instructions included
   * @param signature armored and detached, over the prompt's UTF-8 bytes
   */
  public record SignedPrompt(int iteration, String writer, String prompt, String signature) {}
}
