package dev.phoenix.model.server.writer;

import dev.phoenix.model.api.Brief;
import dev.phoenix.model.api.Finding;
import dev.phoenix.model.check.Attempt;
import java.util.ArrayList;
import java.util.List;

/**
 * What a writer is asked for.
 *
 * @param brief what the post should say
 * @param evidence what people or rules said about earlier drafts, oldest first
 * @param attempts the drafts so far, oldest first; empty for the first one
 */
public record WritingTask(Brief brief, List<String> evidence, List<Attempt> attempts) {

  public WritingTask {
    evidence = List.copyOf(evidence);
    attempts = List.copyOf(attempts);
  }

  /** A task with one draft before it, or none if {@code previousText} is empty. */
  public WritingTask(
      Brief brief, List<String> evidence, String previousText, List<Finding> findings) {
    this(
        brief,
        evidence,
        previousText.isEmpty() ? List.of() : List.of(new Attempt(previousText, findings)));
  }

  /** The task that follows when a draft was not good enough. */
  public WritingTask after(String text, List<Finding> findings) {
    var more = new ArrayList<>(attempts);
    more.add(new Attempt(text, findings));
    return new WritingTask(brief, evidence, more);
  }

  /** The draft to improve; empty for the first one. */
  public String previousText() {
    return attempts.isEmpty() ? "" : attempts.getLast().text();
  }

  /** What the checker said of the draft to improve. */
  public List<Finding> findings() {
    return attempts.isEmpty() ? List.of() : attempts.getLast().findings();
  }
}
