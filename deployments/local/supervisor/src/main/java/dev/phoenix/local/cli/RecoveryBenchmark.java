package dev.phoenix.local.cli;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.phoenix.local.bench.recovery.Cell;
import dev.phoenix.local.bench.recovery.RecoveryTrial;
import dev.phoenix.local.bench.recovery.SmallDisk;
import dev.phoenix.local.child.ChildPlatform;
import dev.phoenix.local.home.Home;
import dev.phoenix.local.service.ServiceCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Each process broken in each way while posts are under way, as a table. */
final class RecoveryBenchmark implements BenchCommand.Benchmark {

  // no platform starts where less than a gigabyte is free; this one takes 120 MB
  private static final int DISK_MEGABYTES = 1300;

  // told at once when it is filled
  private static final int DISK_WARNING = 100;

  @Override
  public List<Figure> run(BenchCommand.Request request, Console console)
      throws IOException, InterruptedException {
    var wanted = Cell.chosen(request.only());
    var side = SideHome.named("bench", System.getenv());
    Stack.empty(side.home(), console);
    try (var disk = disk(wanted, side.home())) {
      var cells = wanted.stream().filter(cell -> disk != null || !cell.isDisks()).toList();
      if (cells.size() < wanted.size()) {
        console.say("NOT TRIED: a full disk, for no small file system can be mounted here");
      }
      return run(cells, side, disk, console);
    }
  }

  /** The home's own, where it is to be filled and that can be. */
  private static @Nullable SmallDisk disk(List<Cell> cells, Home home)
      throws IOException, InterruptedException {
    return cells.stream().anyMatch(Cell::isDisks)
        ? SmallDisk.over(home.directory(), DISK_MEGABYTES).orElse(null)
        : null;
  }

  private static List<Figure> run(
      List<Cell> cells, SideHome side, @Nullable SmallDisk disk, Console console)
      throws IOException, InterruptedException {
    var configuration = side.home().settingsFile();
    Files.createDirectories(configuration.toAbsolutePath().getParent());
    Files.writeString(
        configuration,
        YAMLMapper.builder().build().writeValueAsString(disk == null ? plain() : onSmallDisk()),
        StandardCharsets.UTF_8);
    var settings = SideHome.named("bench", System.getenv()).settings();
    var catalog = new ServiceCatalog(side.home(), settings);
    console.say("%d faults".formatted(cells.size()));
    try (var platform = new ChildPlatform(side.home(), "--sample")) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(platform, disk), "stop"));
      var report =
          new RecoveryTrial(
                  platform, side.home(), settings, catalog.faultAgent(), disk, console::say)
              .run(cells);
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

  /** Also when it is interrupted: no file system stays mounted. */
  private static void stop(ChildPlatform platform, @Nullable SmallDisk disk) {
    platform.close();
    try {
      if (disk != null) {
        disk.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Map<String, Object> plain() {
    return Map.of("environment", Map.of("PHOENIX_FEED_UNIQUEMARKERS", "false"));
  }

  private static Map<String, Object> onSmallDisk() {
    var all = new HashMap<>(plain());
    all.put("watch", Map.of("disk", Map.of("freeMegabytes", DISK_WARNING)));
    return all;
  }

  @Override
  public boolean passed(List<Figure> figures) {
    return Figure.allZero(
        figures,
        List.of("faults_not_healed", "untold", "told_twice", "duplicate_posts", "lost_instances"));
  }
}
