package dev.phoenix.model.server.grpc;

import dev.phoenix.model.server.request.RequestId;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;

/** Gives each call its id, from the metadata {@code x-request-id} or new, and sends it back. */
final class RequestIds implements ServerInterceptor {

  /** The id of the call under way. */
  static final Context.Key<String> ID = Context.key("request-id");

  private static final Metadata.Key<String> HEADER =
      Metadata.Key.of(RequestId.HEADER, Metadata.ASCII_STRING_MARSHALLER);

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    var id = RequestId.of(headers.get(HEADER));
    var answered =
        new SimpleForwardingServerCall<Q, A>(call) {
          private boolean sent;

          @Override
          public void sendHeaders(Metadata answer) {
            answer.put(HEADER, id);
            sent = true;
            super.sendHeaders(answer);
          }

          @Override
          public void close(Status status, Metadata trailers) {
            if (!sent) {
              trailers.put(HEADER, id);
            }
            super.close(status, trailers);
          }
        };
    return Contexts.interceptCall(Context.current().withValue(ID, id), answered, headers, next);
  }
}
