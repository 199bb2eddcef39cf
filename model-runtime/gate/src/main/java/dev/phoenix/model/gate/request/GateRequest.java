package dev.phoenix.model.gate.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.phoenix.model.decoder.lora.LoraConfig;
import dev.phoenix.model.trainer.job.Base;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a gate is asked: {@code gate.json}. Relative paths are in the gate's folder. The same
 * request on the same files gives the same result.
 *
 * @param engine what computes
 * @param base the weights that the adapter was trained on
 * @param baseGguf the model as it is served; only llama.cpp reads it
 * @param adapter what is judged: {@code adapter.safetensors} for DJL, {@code adapter.gguf} for
 *     llama.cpp
 * @param merged the model with the adapter in it; null for DJL
 * @param live the GGUF file of the adapter that is live; null if none is
 * @param lora what the adapter was asked to be; the adapter's file says itself what it is
 * @param golden the queries
 * @param general the texts that the model is to know as well as before
 * @param djlResult what the gate on DJL found; null for that gate
 * @param digests sha256 by path of all files that are read, those of {@code base} aside
 * @param seed what everything random follows from
 * @param samplesPerQuery texts that each contender writes for a query, 1 to 20: the first takes the
 *     likeliest token always, the others are drawn as in the model runtime. More of them tell the
 *     pass rates of the loop better apart
 * @param natives folder that llama.cpp's library is unpacked to
 * @param trials folder that what contenders did is kept in, by what it follows from, so that no
 *     gate has to have the same model do the same again; null to have it done in any case
 * @param seconds longest time of the process, from 1 to 604800
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GateRequest(
    GateEngine engine,
    Base base,
    @Nullable Path baseGguf,
    Path adapter,
    @Nullable Path merged,
    @Nullable Path live,
    @Nullable LoraConfig lora,
    Path golden,
    Path general,
    @Nullable Path djlResult,
    Map<String, String> digests,
    long seed,
    int samplesPerQuery,
    Path natives,
    @Nullable Path trials,
    long seconds) {

  /** How many texts a contender writes for a query if there is no reason for another number. */
  public static final int SAMPLES = 3;

  private static final int MOST_SAMPLES = 20;
  private static final long MOST_SECONDS = 604_800;

  /**
   * @throws IllegalArgumentException that names what is missing
   */
  @SuppressWarnings("NullAway") // made from JSON: what is missing arrives as null
  public GateRequest {
    require(engine, "engine");
    require(base, "base");
    require(adapter, "adapter");
    require(golden, "golden");
    require(general, "general");
    require(digests, "digests");
    require(natives, "natives");
    if (engine == GateEngine.LLAMA_CPP) {
      require(baseGguf, "baseGguf");
      require(merged, "merged");
      require(djlResult, "djlResult");
    }
    if (samplesPerQuery < 1 || samplesPerQuery > MOST_SAMPLES) {
      throw new IllegalArgumentException(
          "samplesPerQuery must be from 1 to %d; it is %d"
              .formatted(MOST_SAMPLES, samplesPerQuery));
    }
    if (seconds < 1 || seconds > MOST_SECONDS) {
      throw new IllegalArgumentException(
          "seconds must be from 1 to %d; it is %d".formatted(MOST_SECONDS, seconds));
    }
    digests = Collections.unmodifiableSortedMap(new TreeMap<>(digests));
  }

  private static void require(@Nullable Object value, String name) {
    if (value == null) {
      throw new IllegalArgumentException(name + " is missing");
    }
  }

  /** The same with its paths absolute. */
  GateRequest in(Path folder) {
    Map<String, String> absolute = new TreeMap<>();
    digests.forEach(
        (path, digest) -> absolute.put(resolve(folder, Path.of(path)).toString(), digest));
    return new GateRequest(
        engine,
        new Base(resolve(folder, base.directory()), base.files()),
        baseGguf == null ? null : resolve(folder, baseGguf),
        resolve(folder, adapter),
        merged == null ? null : resolve(folder, merged),
        live == null ? null : resolve(folder, live),
        lora,
        resolve(folder, golden),
        resolve(folder, general),
        djlResult == null ? null : resolve(folder, djlResult),
        absolute,
        seed,
        samplesPerQuery,
        resolve(folder, natives),
        trials == null ? null : resolve(folder, trials),
        seconds);
  }

  private static Path resolve(Path folder, Path path) {
    return folder.resolve(path).normalize();
  }
}
