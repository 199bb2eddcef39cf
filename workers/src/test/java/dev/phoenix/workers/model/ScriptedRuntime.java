package dev.phoenix.workers.model;

import dev.phoenix.model.api.ModelRuntimeClient;
import dev.phoenix.model.v1.CheckRequest;
import dev.phoenix.model.v1.CheckResult;
import dev.phoenix.model.v1.Finding;
import dev.phoenix.model.v1.Iteration;
import dev.phoenix.model.v1.ModelRuntimeGrpc;
import dev.phoenix.model.v1.OmniLoopRequest;
import dev.phoenix.model.v1.OmniLoopResult;
import dev.phoenix.model.v1.Severity;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The contract's answers over a real connection, among them those that a healthy runtime gives
 * seldom: it answers with the statuses it was told, then with a draft.
 */
public final class ScriptedRuntime implements AutoCloseable {

  private final Queue<Status> failures = new ConcurrentLinkedQueue<>();
  private final Queue<OmniLoopRequest> drafted = new ConcurrentLinkedQueue<>();
  private final Queue<CheckRequest> checked = new ConcurrentLinkedQueue<>();
  private final Server server;
  private final ModelRuntimeClient client;

  /** Starts on a free port. */
  public ScriptedRuntime() {
    try {
      server =
          NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
              .addService(new Service())
              .build()
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    client = ModelRuntimeClient.connect("127.0.0.1", server.getPort(), Duration.ofSeconds(10));
  }

  /** A client of it. */
  public ModelRuntimeClient client() {
    return client;
  }

  /** Has the next call fail. */
  public void failNext(Status status) {
    failures.add(status);
  }

  /** The last request for a draft. */
  public OmniLoopRequest drafted() {
    return drafted.remove();
  }

  /** The last request for a check. */
  public CheckRequest checked() {
    return checked.remove();
  }

  @Override
  public void close() {
    client.close();
    server.shutdownNow();
  }

  private final class Service extends ModelRuntimeGrpc.ModelRuntimeImplBase {

    private static final Finding WARNING =
        Finding.newBuilder()
            .setCode("REPETITION")
            .setSeverity(Severity.WARNING)
            .setMessage("\"sale\" appears three times.")
            .build();

    @Override
    public void omniLoop(OmniLoopRequest request, StreamObserver<OmniLoopResult> answer) {
      drafted.add(request);
      var iteration =
          Iteration.newBuilder()
              .setNumber(1)
              .setWriter("template")
              .setText("Sale!")
              .setScore(0.9)
              .addFindings(WARNING)
              .setMilliseconds(3);
      answer(
          answer,
          OmniLoopResult.newBuilder()
              .setText("Sale!")
              .setWriter("template")
              .setScore(0.9)
              .addFindings(WARNING)
              .addIterations(iteration)
              .setSummary("template, 1 iteration, 0.90")
              .build());
    }

    @Override
    public void check(CheckRequest request, StreamObserver<CheckResult> answer) {
      checked.add(request);
      answer(answer, CheckResult.newBuilder().setScore(0.9).addFindings(WARNING).build());
    }

    private <T> void answer(StreamObserver<T> observer, T result) {
      var failure = failures.poll();
      if (failure == null) {
        observer.onNext(result);
        observer.onCompleted();
      } else {
        observer.onError(failure.asRuntimeException());
      }
    }
  }
}
