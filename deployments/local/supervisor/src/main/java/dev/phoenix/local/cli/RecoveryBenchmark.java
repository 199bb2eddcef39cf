package dev.phoenix.local.cli;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.phoenix.local.bench.recovery.Cell;
import dev.phoenix.local.bench.recovery.RecoveryTrial;
import dev.phoenix.local.child.ChildPlatform;
import dev.phoenix.local.service.ServiceCatalog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/** Each process broken in each way while posts are under way, as a table. */
final class RecoveryBenchmark implements BenchCommand.Benchmark {

  @Override
  public List<Figure> run(BenchCommand.Request request, Console console)
      throws IOException, InterruptedException {
    var cells = Cell.chosen(request.only());
    var side = SideHome.named("bench", System.getenv());
    Stack.empty(side.home(), console);
    var configuration = side.home().settingsFile();
    Files.createDirectories(configuration.toAbsolutePath().getParent());
    Files.writeString(
        configuration,
        YAMLMapper.builder()
            .build()
            .writeValueAsString(
                Map.of("environment", Map.of("PHOENIX_FEED_UNIQUEMARKERS", "false"))),
        StandardCharsets.UTF_8);
    var settings = SideHome.named("bench", System.getenv()).settings();
    var catalog = new ServiceCatalog(side.home(), settings);
    console.say("%d faults".formatted(cells.size()));
    try (var platform = new ChildPlatform(side.home(), "--sample")) {
      Runtime.getRuntime().addShutdownHook(new Thread(platform::close, "stop"));
      var report =
          new RecoveryTrial(platform, settings.ports(), catalog.ballast(), console::say).run(cells);
      report.table().forEach(System.out::println);
      return List.of(
          new Figure("faults_tried", report.results().size(), "1"),
          new Figure("faults_not_healed", report.notHealed(), "1"),
          new Figure("untold", report.untold(), "1"),
          new Figure("told_twice", report.toldTwice(), "1"),
          new Figure("told_besides", report.toldBesides(), "1"),
          new Figure("posts", report.posts(), "1"),
          new Figure("duplicate_posts", report.duplicatePosts(), "1"),
          new Figure("lost_instances", report.lostInstances(), "1"),
          new Figure("heal_seconds_max", report.healSecondsMost(false), "s"),
          new Figure("supervisor_heal_seconds", report.healSecondsMost(true), "s"));
    }
  }

  @Override
  public boolean passed(List<Figure> figures) {
    return Figure.allZero(
        figures,
        List.of("faults_not_healed", "untold", "told_twice", "duplicate_posts", "lost_instances"));
  }
}
