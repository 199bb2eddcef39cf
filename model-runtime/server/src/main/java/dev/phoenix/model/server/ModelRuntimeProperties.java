package dev.phoenix.model.server;

import dev.phoenix.model.check.Policy;
import dev.phoenix.model.router.Group;
import dev.phoenix.model.router.remote.Limits;
import dev.phoenix.model.router.remote.ServerKind;
import dev.phoenix.model.server.role.Role;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The model runtime's settings.
 *
 * @param role what this process does: all, text, or images
 * @param grpc where and how much it serves
 * @param discoverLocal whether an Ollama at its usual local port is used when there is one
 * @param backends servers that the user already runs, in order of preference
 * @param core the model that comes with Phoenix
 * @param policy what holds for every post beside its brief
 * @param audit where signed prompts are kept
 * @param adapters where the adapters of phoenix-core are kept
 * @param routing who answers conversations that name no model
 */
@ConfigurationProperties("phoenix.model-runtime")
public record ModelRuntimeProperties(
    @DefaultValue("all") Role role,
    @DefaultValue Grpc grpc,
    @DefaultValue("true") boolean discoverLocal,
    @DefaultValue List<Backend> backends,
    @DefaultValue Core core,
    @DefaultValue PolicySettings policy,
    @DefaultValue Audit audit,
    @DefaultValue Adapters adapters,
    @DefaultValue Routing routing) {

  /**
   * Where signed prompts are kept.
   *
   * @param directory holds the log, one JSON object a line
   * @param key an OpenPGP secret key without a passphrase; made at the first start
   * @param maxFileSize a log file is set aside before it grows beyond this
   * @param keep how many files that were set aside are kept
   */
  public record Audit(
      @DefaultValue("./audit") Path directory,
      @DefaultValue("./keys/prompts.asc") Path key,
      @DefaultValue("10MB") DataSize maxFileSize,
      @DefaultValue("20") int keep) {}

  /**
   * Where the adapters of phoenix-core are kept.
   *
   * @param directory the registry: versions, their digests, and which one is live
   */
  public record Adapters(@DefaultValue("./adapters") Path directory) {}

  /**
   * Who answers conversations that name the model {@code auto}.
   *
   * @param tries how often a request goes round its candidates while they are in passing trouble
   * @param backoff the pause after the first round; each later one is twice as long
   * @param breakerFailures after so many failures in a row a model is left alone
   * @param breakerOpen for how long
   * @param requestTokens most tokens of one request, prompt and answer; 0 for no limit
   * @param userTokens most tokens of all requests with the same {@code user}, such as a process
   *     instance, within a day; 0 for no limit
   */
  public record Routing(
      @DefaultValue("3") int tries,
      @DefaultValue("1s") Duration backoff,
      @DefaultValue("5") int breakerFailures,
      @DefaultValue("60s") Duration breakerOpen,
      @DefaultValue("0") long requestTokens,
      @DefaultValue("0") long userTokens) {}

  /**
   * The model that comes with Phoenix: phoenix-core.
   *
   * @param enabled whether it drafts when no other model does; otherwise phrases are used at once
   * @param directory where it and its native library are unpacked to
   * @param threads native threads that compute one draft; one is fastest for a model of this size,
   *     and more wait for each other on a busy machine
   * @param batchThreads native threads that compute a prompt, or drafts together, at most as many
   *     as the machine has processors
   * @param parallel drafts that are computed together
   */
  public record Core(
      @DefaultValue("true") boolean enabled,
      @DefaultValue("./models") Path directory,
      @DefaultValue("1") int threads,
      @DefaultValue("2") int batchThreads,
      @DefaultValue("4") int parallel) {}

  /**
   * What holds for every post beside its brief. Models learn of it by the checker's findings.
   *
   * @param bannedTerms terms that no post may hold
   * @param mustMention texts that every post must hold
   */
  public record PolicySettings(
      @DefaultValue List<String> bannedTerms, @DefaultValue List<String> mustMention) {

    Policy toPolicy() {
      return new Policy(bannedTerms, mustMention);
    }
  }

  /**
   * Where and how much is served.
   *
   * @param port the gRPC port on 127.0.0.1; 0 for a free one
   * @param concurrent how many requests are worked on at once
   * @param waiting how many more may wait; beyond that a request is refused at once
   */
  public record Grpc(
      @DefaultValue("50051") int port,
      @DefaultValue("4") int concurrent,
      @DefaultValue("16") int waiting) {}

  /**
   * A server that the user already runs.
   *
   * @param kind which API it speaks: ollama or openai
   * @param url its address; Ollama's usual one if left out
   * @param model the model's name; the first one that the server lists if empty
   * @param apiKey a bearer token; give it by an environment variable
   * @param firstToken the longest wait for the first token before another writer takes over; long
   *     enough for a local model to load
   * @param patience the longest silence between two tokens after that
   * @param total the longest time for one draft
   * @param groups what its model is good for: reasoning, coding, fast, complex
   */
  public record Backend(
      @DefaultValue("ollama") ServerKind kind,
      @DefaultValue("http://127.0.0.1:11434") URI url,
      @DefaultValue("") String model,
      @Nullable String apiKey,
      @DefaultValue("20s") Duration firstToken,
      @DefaultValue("10s") Duration patience,
      @DefaultValue("2m") Duration total,
      @DefaultValue({"complex", "reasoning", "coding", "fast"}) Set<Group> groups) {

    /** Where an Ollama listens if nobody says otherwise. */
    public static final URI LOCAL_OLLAMA = URI.create("http://127.0.0.1:11434");

    private static final Duration CONNECT = Duration.ofSeconds(2);

    /** What it may take, and what a server needs to say that it is there: 2 s. */
    public Limits limits() {
      return new Limits(CONNECT, firstToken, patience, total);
    }

    /** The Ollama that may run on this machine. */
    public static Backend discovered() {
      return new Backend(
          ServerKind.OLLAMA,
          LOCAL_OLLAMA,
          "",
          null,
          Duration.ofSeconds(20),
          Duration.ofSeconds(10),
          Duration.ofMinutes(2),
          Set.of(Group.values()));
    }

    @Override
    public String toString() {
      return "Backend[" + kind + " " + url.getHost() + ":" + url.getPort() + " " + model + "]";
    }
  }
}
