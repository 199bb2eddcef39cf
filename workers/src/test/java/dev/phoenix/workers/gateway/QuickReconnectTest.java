package dev.phoenix.workers.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class QuickReconnectTest {

  @Test
  void shouldEndTheBackoffOfAFailedConnectionOnceInAWhile() throws Exception {
    // given
    var channel = new Watched(nobody());
    var health = HealthGrpc.newBlockingStub(channel).withInterceptors(new QuickReconnect());
    failed(health);
    assertThat(channel.getState(false)).isEqualTo(ConnectivityState.TRANSIENT_FAILURE);

    // when
    failed(health);
    failed(health);

    // then
    assertThat(channel.resets).isEqualTo(1);
    channel.shutdownNow();
  }

  private static void failed(HealthGrpc.HealthBlockingStub health) {
    assertThatThrownBy(() -> health.check(HealthCheckRequest.getDefaultInstance()))
        .isInstanceOf(StatusRuntimeException.class);
  }

  private static ManagedChannel nobody() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return NettyChannelBuilder.forAddress("127.0.0.1", socket.getLocalPort())
          .usePlaintext()
          .build();
    }
  }

  /** A real channel that counts how often its backoff was ended. */
  private static final class Watched extends ManagedChannel {

    private final ManagedChannel channel;
    private int resets;

    Watched(ManagedChannel channel) {
      this.channel = channel;
    }

    @Override
    public ConnectivityState getState(boolean connect) {
      return channel.getState(connect);
    }

    @Override
    public void resetConnectBackoff() {
      resets++;
    }

    @Override
    public <Q, A> ClientCall<Q, A> newCall(MethodDescriptor<Q, A> method, CallOptions options) {
      return channel.newCall(method, options);
    }

    @Override
    public String authority() {
      return channel.authority();
    }

    @Override
    public ManagedChannel shutdown() {
      return channel.shutdown();
    }

    @Override
    public ManagedChannel shutdownNow() {
      return channel.shutdownNow();
    }

    @Override
    public boolean isShutdown() {
      return channel.isShutdown();
    }

    @Override
    public boolean isTerminated() {
      return channel.isTerminated();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
      return channel.awaitTermination(timeout, unit);
    }
  }
}
