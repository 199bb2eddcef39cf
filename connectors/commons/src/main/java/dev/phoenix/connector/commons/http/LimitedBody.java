package dev.phoenix.connector.commons.http;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Collects a body up to a limit and hangs up when there is more. */
final class LimitedBody implements BodySubscriber<LimitedBody.Part> {

  /** The bytes read, and whether there were more. */
  @SuppressWarnings("ArrayRecordComponent") // handed on at once
  record Part(byte[] bytes, boolean truncated) {}

  private final int limit;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CompletableFuture<Part> part = new CompletableFuture<>();
  private Flow.@Nullable Subscription subscription;

  LimitedBody(int limit) {
    this.limit = limit;
  }

  @Override
  public CompletionStage<Part> getBody() {
    return part;
  }

  @Override
  public void onSubscribe(Flow.Subscription toBody) {
    subscription = toBody;
    toBody.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (var buffer : buffers) {
      int room = limit - bytes.size();
      byte[] chunk = new byte[Math.min(room, buffer.remaining())];
      buffer.get(chunk);
      bytes.writeBytes(chunk);
      if (buffer.hasRemaining()) {
        part.complete(new Part(bytes.toByteArray(), true));
        if (subscription != null) {
          subscription.cancel();
        }
        return;
      }
    }
    if (subscription != null) {
      subscription.request(1);
    }
  }

  @Override
  public void onError(Throwable cause) {
    part.completeExceptionally(cause);
  }

  @Override
  public void onComplete() {
    part.complete(new Part(bytes.toByteArray(), false));
  }
}
