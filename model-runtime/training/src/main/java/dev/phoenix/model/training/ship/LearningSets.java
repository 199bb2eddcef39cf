package dev.phoenix.model.training.ship;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.phoenix.model.api.text.PromptPart;
import dev.phoenix.model.check.Checker;
import dev.phoenix.model.core.PromptFormat;
import dev.phoenix.model.training.corpus.Editor;
import dev.phoenix.model.training.corpus.Lesson;
import dev.phoenix.model.training.corpus.LessonMaker;
import dev.phoenix.model.training.corpus.Split;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * The lessons that go with the weights, as lines of the trainer: what an adapter learns again
 * beside what is new, so that the old skills stay ({@code replay.jsonl.gz}, from the training set's
 * words), and what is measured to see whether they did ({@code general.jsonl.gz}, from the
 * validation set's words, which no training has seen). They are corrections: these ask for all
 * skills, and their prompts say that they are none of the first drafts by which a team teaches its
 * voice. First drafts in the old voice would contradict it: whoever learned to close a text with
 * words of its own finds the old end unlikely, which is no skill lost.
 */
public final class LearningSets {

  private static final int REPLAY = 1500;
  private static final int GENERAL = 200;

  /** How many of a hundred are first drafts. */
  private static final int FIRST_DRAFTS = 0;

  private static final long REPLAY_SEED = 20_261_122;
  private static final long GENERAL_SEED = 900_001;

  private static final ObjectMapper JSON = new ObjectMapper();

  private LearningSets() {}

  /** Writes both files again, without the weights; the same files each time. */
  public static void main(String[] args) throws IOException {
    write(Path.of(args[0]));
  }

  /** Writes both files into a folder. */
  static void write(Path out) throws IOException {
    var editor = new Editor(new Checker(List.of()));
    write(
        new LessonMaker(editor, Split.TRAIN, REPLAY_SEED).lessons(REPLAY, FIRST_DRAFTS),
        out.resolve("replay.jsonl.gz"));
    write(
        new LessonMaker(editor, Split.VALIDATION, GENERAL_SEED).lessons(GENERAL, FIRST_DRAFTS),
        out.resolve("general.jsonl.gz"));
  }

  private static void write(List<Lesson> lessons, Path file) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      for (var lesson : lessons) {
        out.write((line(lesson) + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  /** A lesson as a line of the trainer. */
  static ObjectNode line(Lesson lesson) {
    var line = JSON.createObjectNode();
    var prompt = line.putArray("prompt");
    for (var part : PromptFormat.prompt(lesson.assignment().brief(), lesson.corrections())) {
      switch (part) {
        case PromptPart.Control(String text) -> prompt.addObject().put("control", text);
        case PromptPart.Plain(String text) -> prompt.addObject().put("plain", text);
      }
    }
    return line.put("response", lesson.answer());
  }
}
