package dev.phoenix.model.server.nights.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.phoenix.model.adapters.Activation;
import dev.phoenix.model.adapters.AdapterId;
import dev.phoenix.model.adapters.AdapterRegistry;
import dev.phoenix.model.adapters.BaseModel;
import dev.phoenix.model.api.night.NightStatus;
import dev.phoenix.model.gate.request.GateEngine;
import dev.phoenix.model.server.nights.NightFolder;
import dev.phoenix.model.server.nights.NightRecord;
import dev.phoenix.model.server.nights.NightRefusedException;
import dev.phoenix.model.server.nights.NightRefusedException.Reason;
import dev.phoenix.model.server.nights.StepWork;
import dev.phoenix.model.server.nights.gate.GateResults;
import dev.phoenix.model.server.nights.training.ExampleFile;
import dev.phoenix.model.server.nights.training.NightModel;
import dev.phoenix.model.trainer.job.Digests;
import dev.phoenix.model.trainer.job.Job;
import dev.phoenix.model.trainer.job.JobFile;
import dev.phoenix.model.trainer.job.Result;
import dev.phoenix.model.trainer.job.ResultFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Verifies what a night made, signs and archives it, and adds its adapter to the registry. */
public final class ArchiveWork implements StepWork {

  private final Archive archive;
  private final AdapterRegistry registry;
  private final NightModel model;
  private final Runnable merged;
  private final Duration keep;
  private final String code;
  private final Clock clock;

  /**
   * Archives.
   *
   * @param merged is told of each adapter that came into the registry
   * @param keep how long archives are kept
   * @param code version of this program
   */
  public ArchiveWork(
      Archive archive,
      AdapterRegistry registry,
      NightModel model,
      Runnable merged,
      Duration keep,
      String code,
      Clock clock) {
    this.archive = archive;
    this.registry = registry;
    this.model = model;
    this.merged = merged;
    this.keep = keep;
    this.code = code;
    this.clock = clock;
  }

  @Override
  public NightRecord begin(NightFolder folder, NightRecord night) throws IOException {
    if (night.status() != NightStatus.RUNNING) {
      return night;
    }
    try {
      Result result =
          ResultFile.read(folder.training())
              .orElseThrow(() -> damaged("result.json of the training is missing"));
      var archived = archive.find(night.id());
      if (archived.isEmpty()) {
        archive.write(manifest(folder, night, result), folder.training().path());
      } else if (!archived.get().artifacts().equals(artifacts(result))) {
        throw damaged("the archive holds another adapter of a night of this name");
      }
      AdapterId id = archive.restore(night.id()).id();
      archive.rotate(clock.instant().minus(keep), model.base().sha256(), night.id());
      merged.run();
      return night
          .adapter(id.toString())
          .with(NightStatus.DONE, "")
          .event(
              clock.instant(), "It was signed and archived, and is in the registry as " + id + ".");
    } catch (NightRefusedException e) {
      return night.with(NightStatus.REFUSED, String.valueOf(e.getMessage()));
    }
  }

  private ArchiveManifest manifest(NightFolder folder, NightRecord night, Result result)
      throws IOException {
    same(folder.train(), night);
    same(folder.golden(), night);
    if (!Objects.equals(result.baseBefore(), result.baseAfter())) {
      throw damaged("the base model was changed while it was trained on");
    }
    Job job = JobFile.read(folder.training());
    BaseModel base = model.base();
    Map<String, ArchiveManifest.Gate> gates = new TreeMap<>();
    for (GateEngine engine : GateEngine.values()) {
      var found = GateResults.of(folder, engine);
      if (found != null) {
        gates.put(engine.word(), ArchiveManifest.Gate.of(found));
      }
    }
    JsonNode settings = result.job();
    return new ArchiveManifest(
        night.id(),
        clock.instant(),
        code,
        registry.live(base.sha256()).map(Activation::adapter).map(AdapterId::toString).orElse(null),
        base,
        job.base().files(),
        night.files(),
        settings == null ? NullNode.getInstance() : settings,
        job.lora().rank(),
        job.lora().alpha(),
        result.metrics(),
        gates,
        TaughtWords.of(new ExampleFile(folder.train()), model.vocabulary()),
        artifacts(result));
  }

  private static Map<String, String> artifacts(Result result) {
    Map<String, String> artifacts = new TreeMap<>(result.artifacts());
    artifacts.keySet().retainAll(ArchivedNight.ARTIFACTS);
    return artifacts;
  }

  private static void same(Path file, NightRecord night) throws IOException {
    String name = Objects.requireNonNull(file.getFileName()).toString();
    if (!Files.exists(file) || !Digests.sha256(file).equals(night.files().get(name))) {
      throw damaged(name + " was changed since it was handed in, or is missing");
    }
  }

  private static NightRefusedException damaged(String what) {
    return new NightRefusedException(
        Reason.DAMAGED, "The night's adapter is refused: %s. End this night".formatted(what));
  }

  @Override
  public Outcome outcome(NightFolder folder, NightRecord night) {
    return new Outcome(night.status(), night.message());
  }
}
