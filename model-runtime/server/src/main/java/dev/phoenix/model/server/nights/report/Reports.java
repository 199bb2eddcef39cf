package dev.phoenix.model.server.nights.report;

import dev.phoenix.model.adapters.DurableFiles;
import dev.phoenix.model.server.nights.NightFile;
import dev.phoenix.model.server.nights.NightFolder;
import dev.phoenix.model.server.nights.NightRecord;
import dev.phoenix.model.server.nights.NightStates;
import dev.phoenix.model.server.nights.report.NightReport.Loss;
import dev.phoenix.model.server.nights.watch.WatchFile;
import dev.phoenix.model.trainer.job.Progress;
import dev.phoenix.model.trainer.job.ProgressFile;
import dev.phoenix.model.trainer.job.ResultFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reports of nights, of which nothing is kept but what the night's folder holds.
 *
 * @param states how far nights are
 */
public record Reports(NightStates states) {

  /** The report of a night as it is now. */
  public NightReport of(NightRecord night) throws IOException {
    var folder = states.nights().folder(night);
    var state = states.of(night);
    var result = ResultFile.read(folder.training());
    Map<String, Double> figures = new TreeMap<>();
    Map<String, String> digests = new TreeMap<>(night.files());
    if (result.isPresent()) {
      figures.putAll(result.get().metrics());
      digests.putAll(result.get().artifacts());
      if (result.get().baseBefore() != null) {
        digests.put("base, before the training", result.get().baseBefore());
      }
      if (result.get().baseAfter() != null) {
        digests.put("base, after the training", result.get().baseAfter());
      }
    }
    return new NightReport(
        Conclusion.of(state, night.events().getLast().what()),
        state,
        night.events(),
        loss(folder),
        figures,
        digests,
        WatchFile.read(folder));
  }

  private static List<Loss> loss(NightFolder folder) throws IOException {
    // steps since the last checkpoint come again after a kill: the later line counts
    Map<Long, Loss> points = new TreeMap<>();
    for (Progress line : ProgressFile.read(folder.training())) {
      Double loss = line.loss();
      if (loss != null && Double.isFinite(loss)) {
        points.put(line.step(), new Loss(line.step(), loss, line.validationLoss()));
      }
    }
    return new ArrayList<>(points.values());
  }

  /** Writes the report of a night that has ended into its folder. */
  public void write(NightRecord night) throws IOException {
    var folder = states.nights().folder(night);
    var report = of(night);
    DurableFiles.replace(
        folder.json(), NightFile.JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(report));
    DurableFiles.replace(folder.html(), HtmlReport.of(report).getBytes(StandardCharsets.UTF_8));
  }
}
