package dev.phoenix.model.api;

import com.google.protobuf.MessageLite;
import dev.phoenix.model.api.ModelRuntimeException.Reason;
import dev.phoenix.model.v1.CheckRequest;
import dev.phoenix.model.v1.CheckResult;
import dev.phoenix.model.v1.GenerateChunk;
import dev.phoenix.model.v1.GenerateRequest;
import dev.phoenix.model.v1.ModelRuntimeGrpc;
import dev.phoenix.model.v1.OmniLoopRequest;
import io.grpc.Context;
import io.grpc.Context.CancellableContext;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The model runtime as seen from Java. Thread-safe; one client for each process is enough. Every
 * call ends by its deadline with a result or a {@link ModelRuntimeException}. It never retries by
 * itself: the job that calls it does.
 */
public final class ModelRuntimeClient implements AutoCloseable {

  /** The largest request that the runtime takes, in bytes. */
  public static final int MAX_REQUEST_BYTES = 256 * 1024;

  private static final Duration HEALTH_DEADLINE = Duration.ofSeconds(2);
  private static final int MAX_RESPONSE_BYTES = 4 * 1024 * 1024;

  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  private final ManagedChannel channel;
  private final String target;
  private final Duration deadline;

  private ModelRuntimeClient(ManagedChannel channel, String target, Duration deadline) {
    this.channel = channel;
    this.target = target;
    this.deadline = deadline;
  }

  /**
   * Makes a client. Nothing is sent before the first call, so the runtime may start later.
   *
   * @param host where the runtime listens, such as {@code 127.0.0.1}
   * @param port its gRPC port, 50051 by default
   * @param deadline the longest time for one call
   */
  public static ModelRuntimeClient connect(String host, int port, Duration deadline) {
    return connect(host, port, deadline, null);
  }

  /**
   * Makes a client that shows a token with each call.
   *
   * @param host where the runtime listens, such as {@code 127.0.0.1}
   * @param port its gRPC port, 50051 by default
   * @param deadline the longest time for one call
   * @param token one of the runtime's bearer tokens; null where it wants none. It is sent as it is:
   *     keep it to this machine, or to a connection that something else encrypts
   */
  public static ModelRuntimeClient connect(
      String host, int port, Duration deadline, @Nullable String token) {
    if (deadline.isNegative() || deadline.isZero()) {
      throw new IllegalArgumentException("deadline must be positive, not " + deadline);
    }
    NettyChannelBuilder channel =
        NettyChannelBuilder.forAddress(host, port)
            .usePlaintext()
            .disableRetry()
            .maxInboundMessageSize(MAX_RESPONSE_BYTES);
    if (token != null) {
      Metadata headers = new Metadata();
      headers.put(AUTHORIZATION, "Bearer " + token);
      channel.intercept(MetadataUtils.newAttachHeadersInterceptor(headers));
    }
    return new ModelRuntimeClient(channel.build(), host + ":" + port, deadline);
  }

  /**
   * Writes a post for a brief: drafts, checks and corrects it, and returns the best draft.
   *
   * @param evidence what people or rules said about earlier drafts, oldest first
   * @param previousText the draft that the evidence speaks of; empty when there is none
   */
  public Draft draft(Brief brief, List<String> evidence, String previousText) {
    OmniLoopRequest request =
        OmniLoopRequest.newBuilder()
            .setBrief(Messages.toMessage(brief))
            .addAllEvidence(Messages.whole("evidence", evidence))
            .setPreviousText(Messages.whole("previousText", previousText))
            .build();
    return call(request, () -> Messages.toDraft(stub().omniLoop(request)));
  }

  /** Checks a text against a brief with the checker that the drafting uses. */
  public Assessment check(Brief brief, String text) {
    CheckRequest request =
        CheckRequest.newBuilder()
            .setBrief(Messages.toMessage(brief))
            .setText(Messages.whole("text", text))
            .build();
    return call(
        request,
        () -> {
          CheckResult result = stub().check(request);
          return new Assessment(result.getScore(), Messages.toFindings(result.getFindingsList()));
        });
  }

  /**
   * Has a model complete a prompt.
   *
   * @param onText is given each piece of text as it comes, on the calling thread
   */
  public Completion generate(Prompt prompt, Consumer<String> onText) {
    GenerateRequest request = Messages.toMessage(prompt);
    return call(
        request,
        () -> {
          // the model must not go on when whoever takes the text failed
          CancellableContext context = Context.current().withCancellation();
          Context before = context.attach();
          try {
            return collect(stub().generate(request), onText);
          } finally {
            context.detachAndCancel(before, null);
          }
        });
  }

  /** Asks the standard health service; answers within two seconds and never throws. */
  public Health health() {
    try {
      ServingStatus status =
          HealthGrpc.newBlockingStub(channel)
              .withDeadlineAfter(HEALTH_DEADLINE.toMillis(), TimeUnit.MILLISECONDS)
              .check(HealthCheckRequest.getDefaultInstance())
              .getStatus();
      return status == ServingStatus.SERVING ? Health.SERVING : Health.NOT_SERVING;
    } catch (StatusRuntimeException e) {
      return Health.UNREACHABLE;
    }
  }

  /** Ends calls that are still under way and lets the connection go. */
  @Override
  public void close() {
    channel.shutdownNow();
    try {
      if (!channel.awaitTermination(5, TimeUnit.SECONDS)) {
        throw new IllegalStateException(
            "the connection to " + target + " did not close within 5 s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Completion collect(Iterator<GenerateChunk> chunks, Consumer<String> onText) {
    StringBuilder text = new StringBuilder();
    while (chunks.hasNext()) {
      GenerateChunk chunk = chunks.next();
      if (!chunk.getText().isEmpty()) {
        text.append(chunk.getText());
        onText.accept(chunk.getText());
      }
      if (chunk.hasUsage()) {
        var usage = chunk.getUsage();
        return new Completion(
            text.toString(),
            usage.getModel(),
            usage.getPromptTokens(),
            usage.getCompletionTokens(),
            usage.getMilliseconds());
      }
    }
    throw new ModelRuntimeException(
        Reason.FAULT,
        "the model runtime at %s ended a text without its usage".formatted(target),
        null);
  }

  private <T> T call(MessageLite request, Supplier<T> exchange) {
    int size = request.getSerializedSize();
    if (size > MAX_REQUEST_BYTES) {
      throw new ModelRuntimeException(
          Reason.INVALID_REQUEST,
          "the request has %d bytes, the model runtime takes %d: shorten its texts"
              .formatted(size, MAX_REQUEST_BYTES),
          null);
    }
    try {
      return exchange.get();
    } catch (StatusRuntimeException e) {
      throw StatusMapping.toException(e, target, deadline);
    }
  }

  private ModelRuntimeGrpc.ModelRuntimeBlockingStub stub() {
    return ModelRuntimeGrpc.newBlockingStub(channel)
        .withDeadlineAfter(deadline.toMillis(), TimeUnit.MILLISECONDS);
  }
}
