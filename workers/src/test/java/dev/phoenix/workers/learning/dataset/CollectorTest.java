package dev.phoenix.workers.learning.dataset;

import static dev.phoenix.workers.learning.feedback.FeedbackUnderTest.NOW;
import static dev.phoenix.workers.learning.feedback.FeedbackUnderTest.different;
import static dev.phoenix.workers.learning.feedback.FeedbackUnderTest.feedback;
import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.workers.job.JobJson;
import dev.phoenix.workers.learning.LearningSettings.GoldenKeywords;
import dev.phoenix.workers.learning.feedback.Feedback;
import dev.phoenix.workers.learning.feedback.FeedbackUnderTest;
import dev.phoenix.workers.learning.feedback.Origin;
import dev.phoenix.workers.learning.likeness.Sha256;
import dev.phoenix.workers.storage.Installation;
import dev.phoenix.workers.storage.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CollectorTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void shouldWriteWhatIsToBeTrainedOnWithItsManifest(TestDatabase database) throws Exception {
    // given
    var under = FeedbackUnderTest.on(database);
    under.store().keep(different(12));

    // when
    var collected = collected(collector(under).collect(request("2026-11-21")));

    // then
    var train = collected.folder().resolve("train.jsonl");
    var lines = Files.readAllLines(train);
    assertThat(lines).hasSize(12);
    var line = JobJson.mapper().readTree(lines.getFirst());
    assertThat(line.at("/prompt/topic").asText()).startsWith("A ");
    assertThat(line.at("/response").asText()).startsWith("Come and see");
    assertThat(line.at("/weight").asDouble()).isEqualTo(1);
    var manifest =
        JobJson.mapper()
            .readValue(collected.folder().resolve("manifest.json").toFile(), Manifest.class);
    assertThat(manifest).isEqualTo(collected.manifest());
    assertThat(manifest.files().get("train.jsonl"))
        .isEqualTo(
            new Manifest.FileDigest(Sha256.of(Files.readAllBytes(train)), Files.size(train), 12));
    assertThat(manifest.golden().queries()).isEqualTo(40);
    assertThat(Sha256.of(Files.readAllBytes(collected.folder().resolve("golden.jsonl"))))
        .isEqualTo(manifest.golden().sha256());
    assertThat(manifest.languages()).containsEntry("en", 12);
  }

  @ParameterizedTest
  @EnumSource
  void shouldLeaveFeedbackForTheNextRunWhenItIsNotEnough(TestDatabase database) throws Exception {
    // given
    var under = FeedbackUnderTest.on(database);
    var all = different(10);
    under.store().keep(all.subList(0, 9));

    // when
    var first = collector(under).collect(request("monday"));
    under.store().keep(all.subList(9, 10));
    var second = collected(collector(under).collect(request("tuesday")));
    var third = collector(under).collect(request("wednesday"));

    // then
    assertThat(first)
        .isEqualTo(new DataSet.NotEnough(new Manifest.Counts(9, 9, 0, 0, 0, 0, 0, 0), 10));
    assertThat(folder.resolve("monday")).doesNotExist();
    assertThat(second.manifest().counts().kept()).isEqualTo(10);
    assertThat(third)
        .isEqualTo(new DataSet.NotEnough(new Manifest.Counts(0, 0, 0, 0, 0, 0, 0, 0), 10));
  }

  @ParameterizedTest
  @EnumSource
  void shouldTakeOnlyWhatIsAboveTheThreshold(TestDatabase database) throws Exception {
    // given
    var under = FeedbackUnderTest.on(database);
    var all = new ArrayList<>(different(12));
    all.set(0, valued(all.get(0), 0.7));
    all.set(1, valued(all.get(1), 0.71));
    all.set(2, valued(all.get(2), 0));
    under.store().keep(all);

    // when
    var counts = collected(collector(under).collect(request("a"))).manifest().counts();

    // then
    assertThat(counts).isEqualTo(new Manifest.Counts(10, 10, 0, 0, 0, 0, 0, 0));
  }

  @ParameterizedTest
  @EnumSource
  void shouldTakeEachTextOnceAlsoInNearlyTheSameWords(TestDatabase database) throws Exception {
    // given
    var under = FeedbackUnderTest.on(database);
    var text = "Our bakery opens an hour earlier from Monday on, with warm rolls for all who rise";
    under.store().keep(different(10));
    under
        .store()
        .keep(
            List.of(
                feedback("Rolls", text, null, 1),
                feedback("Early rolls", text.toUpperCase(java.util.Locale.ROOT), null, 1),
                feedback("Early birds", text.replace("warm rolls", "fresh rolls"), null, 0.9)));

    // when
    var counts = collected(collector(under).collect(request("a"))).manifest().counts();

    // then
    assertThat(counts).isEqualTo(new Manifest.Counts(13, 11, 1, 1, 0, 0, 0, 0));
  }

  @ParameterizedTest
  @EnumSource
  void shouldNotHaveEnoughOfOneTextAThousandTimes(TestDatabase database) throws Exception {
    // given
    var under = FeedbackUnderTest.on(database);
    var same = new ArrayList<Feedback>();
    for (int i = 0; i < 1_000; i++) {
      same.add(feedback("Topic " + i, "Buy now, buy here, buy all of it today", null, 1));
    }
    under.store().keep(same);

    // when
    var result = collector(under).collect(request("a"));

    // then
    assertThat(result)
        .isEqualTo(new DataSet.NotEnough(new Manifest.Counts(1000, 1, 999, 0, 0, 0, 0, 0), 10));
  }

  @ParameterizedTest
  @EnumSource
  void shouldLeaveOutAndTellWhatIsContradicted(TestDatabase database) throws Exception {
    // given
    var under = FeedbackUnderTest.on(database);
    under.store().keep(different(10));
    under
        .store()
        .keep(
            List.of(
                feedback("Cake", "Cake for the whole street, come early", null, 1),
                feedback("Cake", "cake for the whole street,  come early", null, 0.2),
                feedback("Tea", "Tea is served in the garden at four", null, 0.9),
                feedback(
                    "Tea",
                    "At four we pour the garden's best",
                    "Tea is served in the garden at four",
                    1),
                feedback("Soup", "Soup of the day is lentil with lemon", null, 1),
                feedback("Soup", "Soup, again, and nobody knows of what kind", null, 0)));

    // when
    var manifest = collected(collector(under).collect(request("a"))).manifest();

    // then
    assertThat(manifest.counts()).isEqualTo(new Manifest.Counts(14, 12, 0, 0, 2, 0, 0, 0));
    assertThat(manifest.contradictions()).hasSize(2).allMatch(digest -> digest.length() == 64);
    assertThat(Files.readString(folder.resolve("a/train.jsonl")))
        .contains("lentil", "garden's best")
        .doesNotContain("Cake", "Tea is served");
  }

  @ParameterizedTest
  @EnumSource
  void shouldNeverTrainOnAGoldenTopic(TestDatabase database) throws Exception {
    // given
    var under = FeedbackUnderTest.on(database);
    under.store().keep(different(10));
    under
        .store()
        .keep(
            List.of(
                feedback("Blood donation day at the fire station", "Give blood, get soup", null, 1),
                feedback(
                    "Soon: fire station hosts donation days for blood!",
                    "Roll up sleeves",
                    null,
                    1),
                feedback("Swap of stamps on Friday", "Bring stamps, find friends", null, 1)));

    // when
    var manifest = collected(collector(under).collect(request("a"))).manifest();

    // then
    assertThat(manifest.counts()).isEqualTo(new Manifest.Counts(13, 11, 0, 0, 0, 2, 0, 0));
    assertThat(Files.readString(folder.resolve("a/train.jsonl")))
        .contains("stamps")
        .doesNotContain("lood");
  }

  @ParameterizedTest
  @EnumSource
  void shouldLeaveWhatIsTooMuchForTheNextRun(TestDatabase database) throws Exception {
    // given
    var under = FeedbackUnderTest.on(database);
    under.store().keep(different(25));

    // when
    var first = collected(collector(under).collect(new Request("a", null, 0.7, 5, 20)));
    var second = collected(collector(under).collect(new Request("b", null, 0.7, 5, 20)));

    // then
    assertThat(first.manifest().counts()).isEqualTo(new Manifest.Counts(20, 20, 0, 0, 0, 0, 5, 0));
    assertThat(second.manifest().counts()).isEqualTo(new Manifest.Counts(5, 5, 0, 0, 0, 0, 0, 0));
    assertThat(Files.readAllLines(folder.resolve("a/train.jsonl")))
        .doesNotContainAnyElementsOf(Files.readAllLines(folder.resolve("b/train.jsonl")));
  }

  @ParameterizedTest
  @EnumSource
  void shouldGiveARunItsDataSetAgainAndMendItsFiles(TestDatabase database) throws Exception {
    // given
    var under = FeedbackUnderTest.on(database);
    under.store().keep(different(12));
    var first = collected(collector(under).collect(request("a")));
    var train = first.folder().resolve("train.jsonl");
    var written = Files.readString(train);
    under.store().keep(different(30));

    // when
    Files.writeString(train, written + "{}\n");
    var afterDamage = collector(under).collect(request("a"));
    Files.delete(first.folder().resolve("manifest.json"));
    var afterLoss = collector(under).collect(request("a"));

    // then
    assertThat(afterDamage).isEqualTo(first).isEqualTo(afterLoss);
    assertThat(train).hasContent(written.strip());
    assertThat(Sha256.of(Files.readAllBytes(train))).isEqualTo(first.manifest().train().sha256());
    assertThat(first.folder().resolve("manifest.json")).exists();
    try (var left = Files.list(folder)) {
      assertThat(left).containsExactly(first.folder());
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldDecideARunOnceAlsoWhenTwoCollectForIt(TestDatabase database) throws Exception {
    // given
    var under = FeedbackUnderTest.on(database);
    under.store().keep(different(12));
    var sets = new DataSets(under.template(), under.transaction(), new Installation("here"));
    var other = collected(collector(under, folder.resolve("other")).collect(request("a")));

    // when
    sets.add(
        new Manifest(
            "a",
            NOW,
            null,
            0,
            other.manifest().counts(),
            java.util.Map.of(),
            List.of(),
            other.manifest().golden(),
            other.manifest().files()),
        List.of(),
        List.of(),
        List.of());
    var mine = collected(collector(under).collect(request("a")));

    // then
    assertThat(mine.manifest()).isEqualTo(other.manifest());
    assertThat(Files.readString(mine.folder().resolve("train.jsonl")))
        .isEqualTo(Files.readString(other.folder().resolve("train.jsonl")));
  }

  @ParameterizedTest
  @EnumSource
  void shouldTakeWhatWasGivenSinceATimeThoughItWasUsedBefore(TestDatabase database)
      throws Exception {
    // given
    var under = FeedbackUnderTest.on(database);
    var all = new ArrayList<>(different(22));
    all.replaceAll(f -> all.indexOf(f) < 11 ? f : givenAt(f, NOW.minus(Duration.ofDays(2))));
    under.store().keep(all);
    collector(under).collect(request("a"));

    // when
    var chosen =
        collected(collector(under).collect(new Request("b", NOW.minusSeconds(3600), 0.7, 10, 100)));

    // then
    assertThat(chosen.manifest().counts().kept()).isEqualTo(11);
    assertThat(chosen.manifest().since()).isEqualTo(NOW.minusSeconds(3600));
  }

  @ParameterizedTest
  @EnumSource
  void shouldTrainAgainOnWhatALiveAdapterLearned(TestDatabase database) throws Exception {
    // given
    var under = FeedbackUnderTest.on(database);
    var all = different(25);
    under.store().keep(all.subList(0, 12));
    collector(under).collect(request("a"));
    ended(under, "a", "learned");
    under.store().keep(all.subList(12, 21));
    var few = collector(under).collect(request("b"));
    under.store().keep(all.subList(21, 25));

    // when
    var collected = collected(collector(under).collect(new Request("c", null, 0.7, 10, 20)));

    // then
    assertThat(few).isInstanceOf(DataSet.NotEnough.class);
    assertThat(collected.manifest().counts())
        .isEqualTo(new Manifest.Counts(13, 13, 0, 0, 0, 0, 0, 7));
    assertThat(Files.readAllLines(collected.folder().resolve("train.jsonl"))).hasSize(20);
    Files.delete(collected.folder().resolve("train.jsonl"));
    assertThat(collector(under).collect(request("c"))).isEqualTo(collected);
  }

  @ParameterizedTest
  @EnumSource
  void shouldTryExamplesWithoutGainInThreeNightsAtMost(TestDatabase database) throws Exception {
    // given
    var under = FeedbackUnderTest.on(database);
    under.store().keep(different(12));

    // when
    for (var night : List.of("a", "b", "c")) {
      assertThat(collected(collector(under).collect(request(night))).manifest().counts().kept())
          .isEqualTo(12);
      ended(under, night, "waiting");
    }

    // then
    assertThat(collector(under).collect(request("d"))).isInstanceOf(DataSet.NotEnough.class);
  }

  @ParameterizedTest
  @EnumSource
  void shouldSetAsideWhatDidHarmAndReuseWhatHadNoChance(TestDatabase database) throws Exception {
    // given
    var under = FeedbackUnderTest.on(database);
    under.store().keep(different(12));

    // when
    for (var night : List.of("a", "b", "c", "d")) {
      collected(collector(under).collect(request(night)));
      ended(under, night, "free");
    }
    collected(collector(under).collect(request("e")));
    ended(under, "e", "aside");

    // then
    assertThat(collector(under).collect(request("f")))
        .isEqualTo(new DataSet.NotEnough(new Manifest.Counts(0, 0, 0, 0, 0, 0, 0, 0), 10));
  }

  @ParameterizedTest
  @EnumSource
  void shouldAddATeamsKeywordsToTheGoldenQueries(TestDatabase database) throws Exception {
    // given
    var under = FeedbackUnderTest.on(database);
    under.store().keep(different(12));
    var keywords = new GoldenKeywords(List.of("warmly", "Warmly"), List.of("con cariño"));

    // when
    var collected = collected(collector(under, folder, keywords).collect(request("a")));

    // then
    var lines = Files.readAllLines(collected.folder().resolve("golden.jsonl"));
    assertThat(lines).hasSize(41);
    for (var line : lines.subList(1, lines.size())) {
      var query = JobJson.mapper().readTree(line);
      boolean spanish = query.at("/brief/language").asText().equals("es");
      assertThat(query.path("keywords"))
          .extracting(com.fasterxml.jackson.databind.JsonNode::asText)
          .containsOnlyOnce(spanish ? "con cariño" : "warmly")
          .doesNotContain("Warmly");
    }
    assertThat(collected.manifest().goldenFile().sha256())
        .isEqualTo(Sha256.of(Files.readAllBytes(collected.folder().resolve("golden.jsonl"))));
    assertThat(collector(under, folder, keywords).collect(request("a"))).isEqualTo(collected);
  }

  private static void ended(FeedbackUnderTest under, String runId, String examples) {
    under
        .jdbc()
        .sql(
            "insert into learning_run (installation, run_id, state, examples, requested_at,"
                + " waits_until) values ('here', :run, 'ended', :examples, current_timestamp,"
                + " current_timestamp)")
        .param("run", runId)
        .param("examples", examples)
        .update();
  }

  private Collector collector(FeedbackUnderTest under) {
    return collector(under, folder);
  }

  private static Collector collector(FeedbackUnderTest under, Path folder) {
    return collector(under, folder, GoldenKeywords.NONE);
  }

  private static Collector collector(
      FeedbackUnderTest under, Path folder, GoldenKeywords keywords) {
    var here = new Installation("here");
    return new Collector(
        new Candidates(under.jdbc(), here),
        new DataSets(under.template(), under.transaction(), here),
        new DataSetFiles(folder),
        under.golden(),
        keywords,
        0.6,
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static Request request(String runId) {
    return new Request(runId, null, 0.7, 10, 2_000);
  }

  private static DataSet.Collected collected(DataSet dataSet) {
    assertThat(dataSet).isInstanceOf(DataSet.Collected.class);
    return (DataSet.Collected) dataSet;
  }

  private static Feedback valued(Feedback f, double value) {
    return new Feedback(
        f.input(), f.response(), null, null, value, f.givenAt(), Origin.imported("test"), null);
  }

  private static Feedback givenAt(Feedback f, Instant at) {
    return new Feedback(f.input(), f.response(), null, null, f.value(), at, f.origin(), null);
  }
}
