package dev.phoenix.model.server.writer;

import dev.phoenix.model.api.Brief;
import dev.phoenix.model.api.Finding;
import java.util.List;

/**
 * What a writer is asked for.
 *
 * @param brief what the post should say
 * @param evidence what people or rules said about earlier drafts, oldest first
 * @param previousText the draft to improve; empty for the first one
 * @param findings what the checker said of it
 */
public record WritingTask(
    Brief brief, List<String> evidence, String previousText, List<Finding> findings) {

  public WritingTask {
    evidence = List.copyOf(evidence);
    findings = List.copyOf(findings);
  }
}
