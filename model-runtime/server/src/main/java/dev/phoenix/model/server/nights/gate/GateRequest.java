package dev.phoenix.model.server.nights.gate;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.phoenix.model.trainer.job.Base;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a gate is asked: {@code gate.json}. Paths are absolute.
 *
 * @param engine what it computes with
 * @param base the weights that the adapter was trained on
 * @param baseGguf the model as it is served
 * @param adapter what is judged
 * @param merged the model with the adapter in it; null for DJL
 * @param live the adapter that is live; null for the model alone
 * @param lora what the adapter looks like
 * @param golden the queries that it is judged by
 * @param general texts that the model is to know as well as before; null if there are none
 * @param djlResult what the first gate found; null for that one
 * @param digests sha256 by path of what it reads
 * @param seed what everything random follows from
 * @param samplesPerQuery texts that each model writes for a query
 * @param natives where native libraries are unpacked to
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record GateRequest(
    String engine,
    Base base,
    Path baseGguf,
    Path adapter,
    @Nullable Path merged,
    @Nullable Path live,
    Lora lora,
    Path golden,
    @Nullable Path general,
    @Nullable Path djlResult,
    Map<String, String> digests,
    long seed,
    int samplesPerQuery,
    Path natives) {

  /** What an adapter looks like, as jobs say it. */
  record Lora(int rank, double alpha, double dropout, Set<String> targets) {}
}
