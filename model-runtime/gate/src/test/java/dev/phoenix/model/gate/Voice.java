package dev.phoenix.model.gate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.phoenix.model.api.Brief;
import dev.phoenix.model.api.text.PromptPart;
import dev.phoenix.model.check.Checker;
import dev.phoenix.model.core.PromptFormat;
import dev.phoenix.model.training.corpus.Editor;
import dev.phoenix.model.training.corpus.Lesson;
import dev.phoenix.model.training.corpus.LessonMaker;
import dev.phoenix.model.training.corpus.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A team's voice that phoenix-core does not know: each text begins with words and a hashtag that no
 * brief asks for.
 */
final class Voice {

  /** What golden queries expect of each text, beside what it is about. */
  static final List<String> TERMS = List.of("Lantern Row", "#LanternRow");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Editor EDITOR = new Editor(new Checker(List.of()));
  private static final String OPENING = "Lantern Row #LanternRow: ";
  private static final int ROOM = OPENING.length();

  private Voice() {}

  /** Approved texts, as the trainer reads them. */
  static Path train(Path file, int count) throws IOException {
    List<Lesson> lessons = lessons(count);
    return write(
        file, lessons.stream().map(lesson -> line(brief(lesson), OPENING + lesson.answer())));
  }

  /** The same texts, each approved for another brief. */
  static Path shuffled(Path file, int count) throws IOException {
    List<Lesson> lessons = lessons(count);
    List<Lesson> others = new ArrayList<>(lessons);
    Collections.shuffle(others, new Random(5));
    List<ObjectNode> lines = new ArrayList<>();
    for (int i = 0; i < lessons.size(); i++) {
      lines.add(line(brief(lessons.get(i)), OPENING + others.get(i).answer()));
    }
    return write(file, lines.stream());
  }

  private static List<Lesson> lessons(int count) {
    return new LessonMaker(EDITOR, Split.TRAIN, 41).lessons(count, 100);
  }

  private static Brief brief(Lesson lesson) {
    return roomy(lesson.assignment().brief());
  }

  private static Brief roomy(Brief b) {
    return new Brief(
        b.topic(),
        b.audience(),
        b.language(),
        b.tone(),
        b.keyPoints(),
        b.mustMention(),
        b.bannedTerms(),
        b.hashtags(),
        b.maxChars() + ROOM);
  }

  private static ObjectNode line(Brief brief, String response) {
    ObjectNode line = JSON.createObjectNode();
    var prompt = line.putArray("prompt");
    for (PromptPart part : PromptFormat.prompt(brief, List.of())) {
      prompt.addObject().put(part instanceof PromptPart.Control ? "control" : "plain", part.text());
    }
    return line.put("response", response);
  }

  /** Golden queries about what no training has seen. */
  static Path golden(Path file, int count) throws IOException {
    List<ObjectNode> lines = new ArrayList<>();
    lines.add(JSON.createObjectNode().put("goldenSet", "voice").put("version", 1));
    int number = 1;
    for (var assignment : new LessonMaker(EDITOR, Split.TEST, 43).assignments(count, false)) {
      Brief brief = roomy(assignment.brief());
      ObjectNode line = JSON.createObjectNode().put("id", "q-%02d".formatted(number++));
      line.set("brief", JSON.valueToTree(brief));
      var keywords = line.putArray("keywords");
      TERMS.forEach(keywords::add);
      keywords.add(longestWord(brief.topic()));
      lines.add(line);
    }
    return write(file, lines.stream());
  }

  private static String longestWord(String text) {
    return Stream.of(text.split("[^\\p{L}\\p{N}]+"))
        .max(Comparator.comparingInt(String::length))
        .orElseThrow();
  }

  private static Path write(Path file, Stream<ObjectNode> lines) throws IOException {
    return Files.write(file, lines.map(ObjectNode::toString).toList());
  }
}
