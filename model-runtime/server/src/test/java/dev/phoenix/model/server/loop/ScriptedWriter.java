package dev.phoenix.model.server.loop;

import dev.phoenix.model.server.writer.Writer;
import dev.phoenix.model.server.writer.WriterException;
import dev.phoenix.model.server.writer.WritingTask;
import dev.phoenix.model.server.writer.Written;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Writes one prepared text after the other, and remembers what it was asked for. */
class ScriptedWriter implements Writer {

  private final String name;
  private final Deque<String> texts;
  final List<WritingTask> asked = new ArrayList<>();

  ScriptedWriter(String name, String... texts) {
    this.name = name;
    this.texts = new ArrayDeque<>(List.of(texts));
  }

  @Override
  public String name() {
    return name;
  }

  /** One that is not there. */
  static ScriptedWriter gone(String name, boolean missed) {
    return new ScriptedWriter(name) {
      @Override
      public boolean available() {
        return false;
      }

      @Override
      public boolean missed() {
        return missed;
      }
    };
  }

  @Override
  public boolean available() {
    return true;
  }

  @Override
  public Written write(WritingTask task) throws WriterException {
    asked.add(task);
    if (texts.isEmpty()) {
      throw new WriterException(name + ": has nothing more to say");
    }
    return Written.of(texts.removeFirst());
  }
}
