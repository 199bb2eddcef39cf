package dev.phoenix.model.training.corpus;

import dev.phoenix.model.api.Brief;
import dev.phoenix.model.check.Checker;
import java.util.List;
import java.util.stream.IntStream;

/** Assignments and lessons that several tests look at; made once, for they take seconds. */
final class Samples {

  static final Editor EDITOR = new Editor(new Checker(List.of()));

  private static final int COUNT = 2000;
  private static final int SHARE = 250;
  private static final long SEED = 20_260_000;

  private Samples() {}

  /** 2,000 lessons in shares of 250, each from its own seed. */
  static List<Lesson> lessons() {
    return Made.LESSONS;
  }

  /** A holder apart: threads that need this class would wait for its initialiser for ever. */
  private static final class Made {
    static final List<Lesson> LESSONS = make();
  }

  private static List<Lesson> make() {
    return IntStream.range(0, COUNT / SHARE)
        .parallel()
        .mapToObj(Samples::share)
        .flatMap(List::stream)
        .toList();
  }

  /** A share, made anew. */
  static List<Lesson> share(int number) {
    return new LessonMaker(EDITOR, Split.TRAIN, SEED + number).lessons(SHARE, 46);
  }

  static List<Lesson> shareOf(List<Lesson> lessons, int number) {
    return lessons.subList(number * SHARE, (number + 1) * SHARE);
  }

  /** An English assignment of a thing of one's own, friendly, without a policy. */
  static Assignment english(
      List<Point> points, List<Mention> mentions, List<String> banned, List<String> tags, int max) {
    return of(
        Language.EN,
        new NounPhrase("tea tasting", false, false),
        points,
        mentions,
        banned,
        tags,
        max);
  }

  static Assignment of(
      Language language,
      NounPhrase topic,
      List<Point> points,
      List<Mention> mentions,
      List<String> banned,
      List<String> tags,
      int max) {
    var brief =
        new Brief(
            topic.text(),
            "",
            language.code(),
            "friendly",
            points.stream().map(Point::text).toList(),
            mentions.stream().map(Mention::text).toList(),
            banned,
            tags,
            max);
    return new Assignment(
        language, "food", "friendly", topic, false, points, mentions, brief, List.of(), List.of());
  }
}
