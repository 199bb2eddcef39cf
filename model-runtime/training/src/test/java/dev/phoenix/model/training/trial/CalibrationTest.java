package dev.phoenix.model.training.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.phoenix.model.api.Assessment;
import dev.phoenix.model.check.Checker;
import dev.phoenix.model.training.corpus.Assignment;
import dev.phoenix.model.training.corpus.Editor;
import dev.phoenix.model.training.corpus.LessonMaker;
import dev.phoenix.model.training.corpus.Split;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibrationTest {

  private static final Editor EDITOR = new Editor(new Checker(List.of()));
  private static final Assignment ASSIGNMENT =
      new LessonMaker(EDITOR, Split.VALIDATION, 3).assignments(1, false).getFirst();
  private static final String GOOD = EDITOR.mend(ASSIGNMENT, "").orElseThrow();
  private static final Assessment FLAWLESS = new Assessment(1, List.of());

  @Test
  void shouldFindHowOftenDraftsOfACertaintyAreGood() {
    // given: good with probability 1 / (1 + exp(-(4 + 10 m)))
    var courses = courses(3000, 1);

    // when
    var confidence = new Calibration(EDITOR).fit(courses);

    // then
    assertThat(confidence.of(FLAWLESS, -0.4, true)).isCloseTo(0.5, within(0.06));
    assertThat(confidence.of(FLAWLESS, -0.1, true)).isCloseTo(0.95, within(0.03));
    assertThat(confidence.of(FLAWLESS, -0.8, true)).isLessThan(0.06);
  }

  @Test
  void shouldShowASmallErrorForWhatItFitted() {
    // given
    var calibration = new Calibration(EDITOR);
    var confidence = calibration.fit(courses(3000, 1));

    // when
    var table = calibration.reliability(confidence, courses(3000, 2));

    // then
    var error = table.lines().toList().getLast().replaceAll("[^0-9.]", "").replaceAll("\\.$", "");
    assertThat(Double.parseDouble(error)).isLessThan(0.04);
    assertThat(table.lines().filter(line -> line.startsWith("| 0") || line.startsWith("| 1")))
        .hasSize(5);
  }

  @Test
  void shouldNotLearnFromDraftsOfWhichTheVocabularyAloneTellsThatTheyAreBad() {
    // given
    var garbled = new Course(ASSIGNMENT);
    garbled.add(new Course.Draft("Xqzw vrbl. " + GOOD, FLAWLESS, 0, 1));
    var courses = courses(300, 1);
    var more = new ArrayList<>(courses);
    more.addAll(Collections.nCopies(300, garbled));

    // when
    var calibration = new Calibration(EDITOR);

    // then
    assertThat(calibration.fit(more)).isEqualTo(calibration.fit(courses));
  }

  private static List<Course> courses(int count, long seed) {
    var random = new Random(seed);
    var courses = new ArrayList<Course>();
    for (int i = 0; i < count; i++) {
      double certainty = -random.nextDouble();
      boolean good = random.nextDouble() < 1 / (1 + Math.exp(-(4 + 10 * certainty)));
      var course = new Course(ASSIGNMENT);
      // a lost topic breaks no limit, and is what confidence is for
      var text = good ? GOOD : GOOD.replace(ASSIGNMENT.topic().text(), "this");
      course.add(new Course.Draft(text, FLAWLESS, certainty, 1));
      courses.add(course);
    }
    return courses;
  }
}
