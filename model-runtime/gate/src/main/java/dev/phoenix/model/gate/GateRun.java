package dev.phoenix.model.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.phoenix.model.api.night.GateResult;
import dev.phoenix.model.gate.contender.Contender;
import dev.phoenix.model.gate.contender.Contenders;
import dev.phoenix.model.gate.djl.DecoderContenders;
import dev.phoenix.model.gate.general.GeneralFile;
import dev.phoenix.model.gate.general.GeneralText;
import dev.phoenix.model.gate.golden.GoldenFile;
import dev.phoenix.model.gate.golden.GoldenQuery;
import dev.phoenix.model.gate.judge.Judge;
import dev.phoenix.model.gate.judge.Trial;
import dev.phoenix.model.gate.llamacpp.LlamaContenders;
import dev.phoenix.model.gate.loop.DraftingLoop;
import dev.phoenix.model.gate.loop.Outcome;
import dev.phoenix.model.gate.request.FileDigests;
import dev.phoenix.model.gate.request.GateFiles;
import dev.phoenix.model.gate.request.GateRequest;
import dev.phoenix.model.trainer.job.JobFolder;
import dev.phoenix.model.trainer.job.RefusedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judges what a folder asks for, whose lock the caller holds. */
final class GateRun {

  private final JobFolder folder;
  private final GateRequest request;

  GateRun(JobFolder folder, GateRequest request) {
    this.folder = folder;
    this.request = request;
  }

  /**
   * Judges.
   *
   * @throws RefusedException if the request cannot be worked with; says what would have to change
   * @throws IOException if a file cannot be read or written
   */
  GateResult run() throws IOException {
    GateProgress progress = new GateProgress(folder);
    progress.tell("reading", 0, 1);
    FileDigests.check(request);
    List<GoldenQuery> queries = GoldenFile.read(request.golden());
    List<GeneralText> texts = GeneralFile.read(request.general());
    GateResult djl = request.djlResult() == null ? null : djlResult();
    try (Contenders contenders = load()) {
      TrialStore store = new TrialStore(request);
      store.tidy();
      Trials trials =
          new Trials(new DraftingLoop(queries, request.seed()), texts, request, store, progress);
      Path model = request.baseGguf();
      Trial base = trials.of("base", contenders.base(), model, null);
      Trial candidate = trials.of("candidate", contenders.candidate(), model, request.adapter());
      Contender other = contenders.live().orElse(null);
      Trial live = other == null ? null : trials.of("live", other, model, request.live());
      Contender whole = contenders.merged().orElse(null);
      Trial merged = whole == null ? null : trials.of("merged", whole, request.merged(), null);
      return new Judge(queries, request.seed())
          .judge(
              request.engine(),
              base,
              candidate,
              live,
              request.live() != null && live == null,
              merged,
              djl);
    }
  }

  private Contenders load() throws IOException {
    return switch (request.engine()) {
      case DJL -> DecoderContenders.load(request);
      case LLAMA_CPP -> LlamaContenders.load(request);
    };
  }

  private GateResult djlResult() throws IOException {
    try {
      return GateFiles.read(Objects.requireNonNull(request.djlResult()));
    } catch (JsonProcessingException e) {
      throw new RefusedException(
          "The result of DJL, %s, cannot be read: judge by DJL again"
              .formatted(request.djlResult()),
          e);
    }
  }

  /** Has contenders draft and score, those that have not before. */
  private record Trials(
      DraftingLoop loop,
      List<GeneralText> texts,
      GateRequest request,
      TrialStore store,
      GateProgress progress) {

    Trial of(String phase, Contender contender, @Nullable Path model, @Nullable Path adapter)
        throws IOException {
      // of the merged model only what engines are compared by
      int samples = phase.equals("merged") ? 1 : request.samplesPerQuery();
      String key = store.key(model, adapter, samples);
      Optional<Trial> known = store.find(key);
      if (known.isPresent()) {
        progress.tell(phase, samples + 1, samples + 1);
        return known.get();
      }
      List<List<Outcome>> outcomes = new ArrayList<>();
      for (int sample = 0; sample < samples; sample++) {
        progress.tell(phase, sample, samples + 1);
        outcomes.add(loop.run(contender, sample));
      }
      progress.tell(phase, samples, samples + 1);
      Trial trial = new Trial(outcomes, contender.score(texts));
      store.keep(key, trial);
      progress.tell(phase, samples + 1, samples + 1);
      return trial;
    }
  }
}
