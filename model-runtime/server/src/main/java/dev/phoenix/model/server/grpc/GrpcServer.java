package dev.phoenix.model.server.grpc;

import dev.phoenix.model.api.ModelRuntimeClient;
import dev.phoenix.model.server.access.BearerTokens;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Listens for gRPC on the loopback address while the application runs. */
public final class GrpcServer implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(GrpcServer.class);
  private static final long GRACE_SECONDS = 10;

  private final int port;
  private final ModelRuntimeService service;
  private final BearerTokens tokens;
  private final HealthStatusManager health = new HealthStatusManager();
  private @Nullable Server server;

  /**
   * A server that does not listen yet.
   *
   * @param port 0 for a free one
   * @param tokens one of which every call but those of health must carry
   */
  public GrpcServer(int port, ModelRuntimeService service, BearerTokens tokens) {
    this.port = port;
    this.service = service;
    this.tokens = tokens;
  }

  @Override
  public synchronized void start() {
    try {
      server =
          NettyServerBuilder.forAddress(
                  new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port))
              .executor(Executors.newVirtualThreadPerTaskExecutor())
              .maxInboundMessageSize(ModelRuntimeClient.MAX_REQUEST_BYTES)
              .intercept(new TokenCheck(tokens))
              // the last one is the first to be called: also a refusal has its id
              .intercept(new RequestIds())
              .addService(service)
              .addService(health.getHealthService())
              .build()
              .start();
      LOG.info("gRPC listens on 127.0.0.1:{}", server.getPort());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "gRPC port "
              + port
              + " cannot be used: stop what uses it or set phoenix.model-runtime.grpc.port",
          e);
    }
  }

  /** The port that it listens on. */
  public synchronized int port() {
    return server == null ? port : server.getPort();
  }

  @Override
  public synchronized void stop() {
    if (server == null) {
      return;
    }
    health.enterTerminalState();
    try {
      if (!server.shutdown().awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
        server.shutdownNow();
      }
    } catch (InterruptedException e) {
      server.shutdownNow();
      Thread.currentThread().interrupt();
    }
    server = null;
  }

  @Override
  public synchronized boolean isRunning() {
    return server != null;
  }
}
