package dev.phoenix.model.trainer.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.phoenix.model.decoder.lora.LoraConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code job.json}: the fields of {@link Job} and of what it is made of, under their names. */
public final class JobFile {

  private static final long LONGEST = 1 << 20;
  private static final int MOST_THREADS = 2;
  private static final int MOST_MEMORY_MIB = 4096;
  private static final long LONGEST_SECONDS = 7L * 24 * 3600;

  static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .addModule(
              new SimpleModule()
                  .addSerializer(Path.class, ToStringSerializer.instance)
                  .addSerializer(LoraConfig.class, new LoraSerializer()))
          .build();

  private JobFile() {}

  /** Writes a job; the file is there whole or not at all. */
  public static void write(Job job, JobFolder folder) throws IOException {
    AtomicFiles.write(folder.job(), JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(job));
  }

  /** A job as JSON. */
  public static JsonNode tree(Job job) {
    return JSON.valueToTree(job);
  }

  /**
   * Reads a job; its paths become absolute.
   *
   * @throws RefusedException if it is missing, is no JSON, or asks for what cannot be; the message
   *     names the field
   */
  public static Job read(JobFolder folder) throws IOException {
    Path file = folder.job();
    if (!Files.isRegularFile(file)) {
      throw new RefusedException("There is no job.json in " + folder.path());
    }
    if (Files.size(file) > LONGEST) {
      throw new RefusedException("job.json is longer than %d bytes".formatted(LONGEST));
    }
    JsonNode node;
    try {
      node = JSON.readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      throw new RefusedException("job.json is no JSON: " + e.getOriginalMessage(), e);
    }
    return job(Fields.of(node), folder.path());
  }

  private static Job job(Fields f, Path folder) {
    Fields base = f.fields("base");
    Fields replay = f.fields("replay");
    Job job =
        new Job(
            f.text("name"),
            new Base(folder.resolve(base.path("directory")), base.digests("files")),
            files(f, "data", folder),
            new Replay(files(replay, "files", folder), replay.number("share", 0, 0, 0.9)),
            lora(f.fields("lora")),
            optimizer(f.fields("optimizer")),
            f.whole("epochs", 5, 1, 1000),
            f.whole("steps", 0, 0, 1_000_000),
            f.whole("maxTokens", 0, 0, 1 << 20),
            validation(f.fields("validation")),
            f.whole("seed", 1L, Long.MIN_VALUE, Long.MAX_VALUE),
            limits(f.fields("limits")));
    base.end();
    replay.end();
    f.end();
    if (job.data().isEmpty()) {
      throw new RefusedException("job.json: data must name a file");
    }
    if (job.replay().files().isEmpty() != (job.replay().share() == 0)) {
      throw new RefusedException("job.json: replay needs both files and a share above 0");
    }
    return job;
  }

  private static List<DataFile> files(Fields fields, String name, Path folder) {
    return fields.list(name).stream()
        .map(
            each -> {
              String digest = each.has("sha256") ? each.text("sha256") : null;
              if (digest != null && !Digests.isDigest(digest)) {
                throw each.wrong("sha256", "64 small hexadecimal digits");
              }
              DataFile file = new DataFile(folder.resolve(each.path("file")), digest);
              each.end();
              return file;
            })
        .toList();
  }

  private static LoraConfig lora(Fields f) {
    LoraConfig usual = Job.LORA;
    int rank = f.whole("rank", usual.rank(), 1, 256);
    double alpha = f.number("alpha", 2.0 * rank, 1e-3, 10_000);
    double dropout = f.number("dropout", usual.dropout(), 0, 0.9);
    try {
      LoraConfig config = new LoraConfig(rank, alpha, dropout, f.texts("targets", usual.targets()));
      f.end();
      return config;
    } catch (IllegalArgumentException e) {
      throw new RefusedException("job.json: lora.targets: " + e.getMessage(), e);
    }
  }

  private static Optimizer optimizer(Fields f) {
    Optimizer usual = Optimizer.DEFAULT;
    Optimizer optimizer =
        new Optimizer(
            f.number("learningRate", usual.learningRate(), 1e-9, 10),
            f.number("warmup", usual.warmup(), 0, 1),
            f.number("floor", usual.floor(), 0, 1),
            f.number("weightDecay", usual.weightDecay(), 0, 1),
            f.number("beta1", usual.beta1(), 0, 0.99999),
            f.number("beta2", usual.beta2(), 0, 0.99999),
            f.number("clipNorm", usual.clipNorm(), 1e-6, 1e6),
            f.whole("batchTokens", usual.batchTokens(), 1, 1 << 20),
            f.whole("accumulation", usual.accumulation(), 1, 1024));
    f.end();
    return optimizer;
  }

  private static Validation validation(Fields f) {
    Validation usual = Validation.DEFAULT;
    Validation validation =
        new Validation(
            f.number("share", usual.share(), 0, 0.5),
            f.whole("every", usual.every(), 1, 100_000),
            f.whole("patience", usual.patience(), 0, 1000));
    f.end();
    return validation;
  }

  private static Limits limits(Fields f) {
    Limits usual = Limits.DEFAULT;
    Limits limits =
        new Limits(
            f.whole("threads", usual.threads(), 1, MOST_THREADS),
            f.whole("memoryMiB", usual.memoryMiB(), 64, MOST_MEMORY_MIB),
            f.whole("seconds", usual.seconds(), 1, LONGEST_SECONDS));
    f.end();
    return limits;
  }
}
