package dev.phoenix.model.server.nights.gate;

import dev.phoenix.model.adapters.Activation;
import dev.phoenix.model.adapters.AdapterRegistry;
import dev.phoenix.model.gate.request.GateEngine;
import dev.phoenix.model.gate.request.GateFiles;
import dev.phoenix.model.gate.request.GateRequest;
import dev.phoenix.model.gate.request.GateRequestFile;
import dev.phoenix.model.server.nights.NightFolder;
import dev.phoenix.model.server.nights.NightRecord;
import dev.phoenix.model.server.nights.NightsProperties;
import dev.phoenix.model.server.nights.process.Children;
import dev.phoenix.model.server.nights.process.ProcessWork;
import dev.phoenix.model.server.nights.training.NightModel;
import dev.phoenix.model.trainer.job.Digests;
import dev.phoenix.model.trainer.job.Job;
import dev.phoenix.model.trainer.job.JobFile;
import dev.phoenix.model.trainer.job.JobFolder;
import dev.phoenix.model.trainer.job.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Has an adapter judged by a gate. */
public final class GateWork extends ProcessWork {

  /** Beside the nights' folders, whose ids begin with a letter or digit. */
  private static final String TRIALS = ".trials";

  private final GateEngine engine;
  private final NightsProperties settings;
  private final NightModel model;
  private final AdapterRegistry registry;
  private final Children children;
  private final Path natives;

  /**
   * A gate.
   *
   * @param natives where llama.cpp's library is unpacked to
   */
  public GateWork(
      GateEngine engine,
      NightsProperties settings,
      NightModel model,
      AdapterRegistry registry,
      Children children,
      Path natives,
      Clock clock) {
    super(clock);
    this.engine = engine;
    this.settings = settings;
    this.model = model;
    this.registry = registry;
    this.children = children;
    this.natives = natives.toAbsolutePath().normalize();
  }

  @Override
  protected JobFolder work(NightFolder folder) {
    return folder.gate(engine);
  }

  /** Written anew each time: until there is a result, what is live now is what counts. */
  @Override
  protected void prepare(NightFolder folder, NightRecord night) throws IOException {
    GateRequestFile.write(work(folder), request(folder));
  }

  private GateRequest request(NightFolder folder) throws IOException {
    Job job = JobFile.read(folder.training());
    boolean djl = engine == GateEngine.DJL;
    Path adapter = djl ? folder.training().adapter() : folder.training().adapterGguf();
    Path merged = djl ? null : folder.training().mergedGguf();
    Path gguf = model.gguf();
    Path live = live();
    Path general =
        model
            .general()
            .orElseThrow(() -> new RefusedException("The model has no texts to be judged by"));
    Path djlResult = djl ? null : folder.gate(GateEngine.DJL).path().resolve(GateFiles.RESULT);
    return new GateRequest(
        engine,
        job.base(),
        gguf,
        adapter,
        merged,
        live,
        job.lora(),
        folder.golden(),
        general,
        djlResult,
        digests(gguf, adapter, merged, live, folder.golden(), general, djlResult),
        settings.seed(),
        settings.samplesPerQuery(),
        natives,
        settings.directory().resolve(TRIALS).toAbsolutePath().normalize(),
        settings.gateTimeLimit().toSeconds());
  }

  private @Nullable Path live() throws IOException {
    var base = model.base();
    var live = registry.live(base.sha256()).map(Activation::adapter);
    return live.isPresent() ? registry.file(live.get(), base).toAbsolutePath() : null;
  }

  private static Map<String, String> digests(@Nullable Path... files) throws IOException {
    Map<String, String> digests = new TreeMap<>();
    for (Path file : files) {
      if (file != null && Files.exists(file)) {
        digests.put(file.toString(), Digests.sha256(file));
      }
    }
    return digests;
  }

  @Override
  protected void launch(JobFolder folder) throws IOException {
    children.gate(folder);
  }

  @Override
  protected Optional<Outcome> ended(NightFolder folder) throws IOException {
    return GateResults.ended(folder, engine);
  }
}
