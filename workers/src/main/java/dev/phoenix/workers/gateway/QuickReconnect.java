package dev.phoenix.workers.gateway;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/**
 * Finds a gateway that comes back within seconds. gRPC itself waits up to two minutes between
 * attempts to connect once a server was away for long (gRPC Connection Backoff Protocol).
 */
@Component
final class QuickReconnect implements ClientInterceptor {

  private static final Duration PAUSE = Duration.ofSeconds(3);

  private final AtomicLong last = new AtomicLong(System.nanoTime() - PAUSE.toNanos());

  @Override
  public <Q, A> ClientCall<Q, A> interceptCall(
      MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
    if (next instanceof ManagedChannel channel
        && channel.getState(false) == ConnectivityState.TRANSIENT_FAILURE) {
      long before = last.get();
      long now = System.nanoTime();
      if (now - before >= PAUSE.toNanos() && last.compareAndSet(before, now)) {
        channel.resetConnectBackoff();
      }
    }
    return next.newCall(method, options);
  }
}
