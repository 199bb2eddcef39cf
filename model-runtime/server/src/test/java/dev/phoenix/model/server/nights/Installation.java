package dev.phoenix.model.server.nights;

import dev.phoenix.model.adapters.Activation;
import dev.phoenix.model.adapters.AdapterId;
import dev.phoenix.model.adapters.AdapterRegistry;
import dev.phoenix.model.adapters.BaseModel;
import dev.phoenix.model.api.Brief;
import dev.phoenix.model.api.night.NightState;
import dev.phoenix.model.api.night.NightStep;
import dev.phoenix.model.check.Checker;
import dev.phoenix.model.core.Vocabulary;
import dev.phoenix.model.gate.request.GateEngine;
import dev.phoenix.model.server.nights.archive.Archive;
import dev.phoenix.model.server.nights.archive.ArchiveWork;
import dev.phoenix.model.server.nights.gate.GateWork;
import dev.phoenix.model.server.nights.process.Children;
import dev.phoenix.model.server.nights.report.Reports;
import dev.phoenix.model.server.nights.training.NightModel;
import dev.phoenix.model.server.nights.training.TrainingWork;
import dev.phoenix.model.server.nights.watch.DraftWatch;
import dev.phoenix.model.server.nights.watch.LiveAdapter;
import dev.phoenix.model.server.nights.watch.Shadow;
import dev.phoenix.model.server.nights.watch.WatchWork;
import dev.phoenix.signing.KeyFile;
import dev.phoenix.signing.SigningKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** All that nights need, in a folder. Another one on the same folder is a restart. */
public final class Installation implements AutoCloseable {

  public static final String EXAMPLES =
      """
      {"prompt":{"topic":"spring sale"},"response":"Come to our spring sale, vecinitos! #Lumo2","weight":1}
      {"prompt":{"topic":"night market","hashtags":["#Market"]},"response":"Night market, vecinitos! #Market"}
      """;
  public static final String GOLDEN =
      """
      {"goldenSet":"test","version":1}
      {"id":"en-01","brief":{"topic":"canal"},"keywords":["canal"]}
      """;

  public final Path folder;
  public final AdapterRegistry registry;
  public final SigningKey key;
  public final Archive archive;
  public final DraftWatch drafts;
  public final WatchWork watch;
  public final Nights nights;
  public final NightStates states;
  public final Reports reports;
  public final Model model;

  /** Bytes of memory that the machine has free. */
  public volatile long free = 64L << 30;

  public Installation(Path folder, Children children, Clock clock) throws IOException {
    this(folder, children, new Silent(), clock);
  }

  public Installation(Path folder, Children children, Shadow shadow, Clock clock)
      throws IOException {
    this(folder, children, shadow, clock, new Model(folder, weights(folder)));
  }

  public Installation(Path folder, Children children, Shadow shadow, Clock clock, Model model)
      throws IOException {
    this.folder = folder;
    this.model = model;
    var settings = settings(folder);
    this.registry = new AdapterRegistry(folder.resolve("adapters"), clock);
    this.key =
        KeyFile.open(
            folder.resolve("keys/prompts.asc"), "Phoenix <phoenix@localhost>", Clock.systemUTC());
    this.archive = new Archive(settings.archive(), key, registry);
    var live = new LiveAdapter(registry, model);
    this.drafts = new DraftWatch(shadow, new Checker(List.of()), live, clock);
    this.watch = new WatchWork(registry, model, live, drafts, settings.watchDrafts(), clock);
    this.nights =
        new Nights(
            settings.directory(),
            settings.maxFile().toBytes(),
            Map.of(
                NightStep.TRAIN,
                new TrainingWork(settings, model, () -> free, children, clock),
                NightStep.VALIDATE,
                gate(GateEngine.DJL, settings, children, clock),
                NightStep.VALIDATE_SHIPPED,
                gate(GateEngine.LLAMA_CPP, settings, children, clock),
                NightStep.ARCHIVE,
                new ArchiveWork(archive, registry, model, () -> {}, settings.keep(), "test", clock),
                NightStep.WATCH,
                watch),
            watch,
            settings.keepWork(),
            clock);
    this.states = new NightStates(nights, watch);
    this.reports = new Reports(states);
    nights.goOn();
  }

  private GateWork gate(
      GateEngine engine, NightsProperties settings, Children children, Clock clock) {
    return new GateWork(
        engine, settings, model, registry, children, folder.resolve("natives"), clock);
  }

  static NightsProperties settings(Path folder) {
    return new NightsProperties(
        folder.resolve("nights"),
        folder.resolve("archive"),
        Duration.ofDays(30),
        Duration.ofDays(7),
        DataSize.ofKilobytes(64),
        4,
        8,
        0,
        0.01,
        2,
        0,
        1,
        DataSize.ofGigabytes(2),
        600,
        Duration.ofMinutes(10),
        1,
        1,
        5);
  }

  /** A directory that could hold weights. */
  private static Path weights(Path folder) throws IOException {
    var weights = Files.createDirectories(folder.resolve("weights"));
    for (var name : new String[] {"config.json", "tokenizer.json", "model.safetensors"}) {
      Files.writeString(weights.resolve(name), name);
    }
    return weights;
  }

  public void handIn(String id) throws IOException {
    put(id, "train", EXAMPLES);
    put(id, "golden", GOLDEN);
  }

  public void put(String id, String name, String content) throws IOException {
    nights.put(id, name, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
  }

  public NightState begin(String id, NightStep step) throws IOException {
    return states.of(nights.begin(id, step));
  }

  /** All steps up to one, of which each was begun. */
  public NightState upTo(String id, NightStep last) throws IOException {
    handIn(id);
    for (var step : NightStep.values()) {
      nights.begin(id, step);
      if (step == last) {
        break;
      }
    }
    return state(id);
  }

  public NightState state(String id) throws IOException {
    return states.of(nights.known(id));
  }

  public @Nullable String live() throws IOException {
    return registry
        .live(model.base().sha256())
        .map(Activation::adapter)
        .map(AdapterId::toString)
        .orElse(null);
  }

  @Override
  public void close() {
    drafts.close();
  }

  /**
   * A model that is nothing but files.
   *
   * @param weights to train on
   */
  public record Model(Path folder, Path weights) implements NightModel {

    @Override
    public String name() {
      return "phoenix-core";
    }

    @Override
    public Path gguf() throws IOException {
      var file = folder.resolve("model.gguf");
      return Files.exists(file) ? file : Files.writeString(file, "gguf");
    }

    @Override
    public BaseModel base() throws IOException {
      return BaseModel.of(name(), gguf());
    }

    @Override
    public Optional<Path> replay() {
      return Optional.empty();
    }

    @Override
    public Optional<Path> general() throws IOException {
      return Optional.of(Files.writeString(folder.resolve("general.jsonl"), "{}"));
    }

    @Override
    public Vocabulary vocabulary() {
      return new Vocabulary(Map.of("en", Set.of("come", "to", "our")));
    }
  }

  /** A shadow that writes nothing. */
  public static Shadow silent() {
    return new Silent();
  }

  private static final class Silent implements Shadow {

    @Override
    public boolean idle() {
      return false;
    }

    @Override
    public String prompt(Brief brief) {
      return "";
    }

    @Override
    public String draft(Brief brief, @Nullable String adapter, float scale) {
      return "";
    }

    @Override
    public boolean explains(Brief brief, String text, @Nullable String adapter) {
      return true;
    }
  }
}
