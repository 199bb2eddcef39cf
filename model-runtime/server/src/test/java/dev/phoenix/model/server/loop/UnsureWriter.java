package dev.phoenix.model.server.loop;

import dev.phoenix.model.api.Assessment;
import dev.phoenix.model.server.writer.WritingTask;
import dev.phoenix.model.server.writer.Written;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Says texts one after the other and how sure it is of each; reads findings, not comments. */
final class UnsureWriter extends ScriptedWriter {

  private final Deque<Double> confidences;

  UnsureWriter(String name, List<String> texts, List<Double> confidences) {
    super(name, texts.toArray(String[]::new));
    this.confidences = new ArrayDeque<>(confidences);
  }

  @Override
  public double confidence(WritingTask task, Written written, Assessment assessment) {
    return confidences.removeFirst();
  }

  @Override
  public boolean readsComments() {
    return false;
  }
}
