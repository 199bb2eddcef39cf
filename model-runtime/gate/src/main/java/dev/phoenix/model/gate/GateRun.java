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
import dev.phoenix.model.gate.request.GateRequestFile;
import dev.phoenix.model.trainer.job.JobFolder;
import dev.phoenix.model.trainer.job.RefusedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Judges what a folder asks for, whose lock the caller holds. */
final class GateRun {

  private final JobFolder folder;

  GateRun(JobFolder folder) {
    this.folder = folder;
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
    GateRequest request = GateRequestFile.read(folder);
    FileDigests.check(request);
    List<GoldenQuery> queries = GoldenFile.read(request.golden());
    List<GeneralText> texts = GeneralFile.read(request.general());
    GateResult djl = request.djlResult() == null ? null : djlResult(request);
    try (Contenders contenders = load(request)) {
      Trials trials =
          new Trials(new DraftingLoop(queries, request.seed()), texts, request, progress);
      Trial base = trials.of("base", contenders.base());
      Trial candidate = trials.of("candidate", contenders.candidate());
      Optional<Trial> live = contenders.live().map(each -> trials.of("live", each));
      Optional<Trial> merged = contenders.merged().map(each -> trials.of("merged", each));
      return new Judge(queries, request.seed())
          .judge(
              request.engine(),
              base,
              candidate,
              live.orElse(null),
              request.live() != null && live.isEmpty(),
              merged.orElse(null),
              djl);
    }
  }

  private static Contenders load(GateRequest request) throws IOException {
    return switch (request.engine()) {
      case DJL -> DecoderContenders.load(request);
      case LLAMA_CPP -> LlamaContenders.load(request);
    };
  }

  private static GateResult djlResult(GateRequest request) throws IOException {
    try {
      return GateFiles.read(Objects.requireNonNull(request.djlResult()));
    } catch (JsonProcessingException e) {
      throw new RefusedException(
          "The result of DJL, %s, cannot be read: judge by DJL again"
              .formatted(request.djlResult()),
          e);
    }
  }

  /** Has contenders draft and score. */
  private record Trials(
      DraftingLoop loop, List<GeneralText> texts, GateRequest request, GateProgress progress) {

    Trial of(String phase, Contender contender) {
      // of the merged model only what engines are compared by
      int samples = phase.equals("merged") ? 1 : request.samplesPerQuery();
      List<List<Outcome>> outcomes = new ArrayList<>();
      for (int sample = 0; sample < samples; sample++) {
        progress.tell(phase, sample, samples + 1);
        outcomes.add(loop.run(contender, sample));
      }
      progress.tell(phase, samples, samples + 1);
      Trial trial = new Trial(outcomes, contender.score(texts));
      progress.tell(phase, samples + 1, samples + 1);
      return trial;
    }
  }
}
