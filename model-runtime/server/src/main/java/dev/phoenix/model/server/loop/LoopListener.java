package dev.phoenix.model.server.loop;

import dev.phoenix.model.api.Brief;
import dev.phoenix.model.api.Draft;
import java.util.List;

/** Is told of every run of the loop, after it. Must not throw. */
@FunctionalInterface
public interface LoopListener {

  /**
   * A run ended.
   *
   * @param asked what models were asked, in order; empty when only phrases were used
   */
  void ran(Brief brief, List<Asked> asked, Draft draft);

  /** All of some listeners, told in turn. */
  static LoopListener of(List<? extends LoopListener> listeners) {
    var all = List.copyOf(listeners);
    return (brief, asked, draft) -> all.forEach(each -> each.ran(brief, asked, draft));
  }

  /**
   * A prompt as a model got it.
   *
   * @param iteration its number, from 1, of this writer
   * @param writer who was asked
   * @param prompt the whole text, instructions included
   */
  record Asked(int iteration, String writer, String prompt) {}
}
