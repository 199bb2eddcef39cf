package dev.phoenix.model.bench.compare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Scores for programs. What is not known is null. */
final class JsonReport {

  private JsonReport() {}

  /**
   * The numbers of all models: {@code {"briefs":48,"models":[{"name":...,"engine":...,
   * "passed":...,"passRate":...,"low":...,"high":...,"failed":...,"medianMs":...,"p95Ms":...,
   * "tokensPerSecond":...,"memoryMb":...,"findings":{CODE:COUNT}}]}}.
   */
  static String of(int briefs, List<Score> scores) {
    var report = Result.JSON.createObjectNode().put("briefs", briefs);
    var models = report.putArray("models");
    for (var score : scores) {
      var rate = score.passed();
      var model = models.addObject().put("name", score.name()).put("engine", score.engine());
      model.put("passed", rate.hits()).put("passRate", rate.value());
      model.put("low", rate.low()).put("high", rate.high()).put("failed", score.failed());
      put(model, "medianMs", score.medianMillis());
      put(model, "p95Ms", score.p95Millis());
      put(model, "tokensPerSecond", score.tokensPerSecond());
      var memory = score.memory();
      model.put("memoryMb", memory == null ? null : memory.megabytes());
      var findings = model.putObject("findings");
      score.findings().forEach(findings::put);
    }
    try {
      return Result.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree could not be written as JSON", e);
    }
  }

  private static void put(ObjectNode model, String name, double value) {
    if (Double.isNaN(value)) {
      model.putNull(name);
    } else {
      model.put(name, Math.round(value * 1000) / 1000.0);
    }
  }
}
