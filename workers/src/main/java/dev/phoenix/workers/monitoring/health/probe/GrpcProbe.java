package dev.phoenix.workers.monitoring.health.probe;

import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The standard service {@code grpc.health.v1.Health}, over a connection of its own, since one that
 * stands already says nothing of who comes next.
 *
 * @param tls whether the connection is encrypted
 * @param service the service that is asked for; empty for the server itself
 */
public record GrpcProbe(String host, int port, boolean tls, String service, Duration limit)
    implements Probe {

  @Override
  public Finding look() {
    var builder = NettyChannelBuilder.forAddress(host, port).disableRetry();
    ManagedChannel channel = (tls ? builder : builder.usePlaintext()).build();
    try {
      var status =
          HealthGrpc.newBlockingStub(channel)
              .withDeadlineAfter(limit.toMillis(), TimeUnit.MILLISECONDS)
              .check(HealthCheckRequest.newBuilder().setService(service).build())
              .getStatus();
      return status == ServingStatus.SERVING
          ? Finding.up("serves")
          : Finding.down("says that it is %s", status);
    } catch (StatusRuntimeException e) {
      return Finding.down("%s:%d answers %s", host, port, e.getStatus().getCode());
    } finally {
      channel.shutdownNow();
    }
  }
}
