package dev.phoenix.model.server.grpc;

import dev.phoenix.model.api.text.TextModelException;
import dev.phoenix.model.server.chat.UnknownModelException;
import dev.phoenix.model.server.queue.QueueFullException;
import dev.phoenix.model.server.request.RequestId;
import io.grpc.Context;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers calls with what their work comes to, or with the status that says why not. */
final class Calls {

  private static final Logger LOG = LoggerFactory.getLogger(Calls.class);

  private Calls() {}

  /**
   * Works in this thread and answers. When the caller cancels, its deadline passes or the server
   * stops, this thread is interrupted, so that nothing is worked on, and no place in the queue
   * kept, for nobody.
   */
  static <T> void answer(StreamObserver<T> observer, Callable<T> work) {
    try (var _ = RequestId.shown(RequestId.of(RequestIds.ID.get()))) {
      answerHere(observer, work);
    }
  }

  private static <T> void answerHere(StreamObserver<T> observer, Callable<T> work) {
    var context = Context.current();
    var worker = Thread.currentThread();
    Context.CancellationListener interrupt = gone -> worker.interrupt();
    context.addListener(interrupt, Runnable::run);
    try {
      observer.onNext(work.call());
      observer.onCompleted();
    } catch (StatusException | StatusRuntimeException e) {
      observer.onError(e);
    } catch (TextModelException e) {
      observer.onError(status(e).withDescription(e.getMessage()).asException());
    } catch (UnknownModelException e) {
      observer.onError(Status.NOT_FOUND.withDescription(e.getMessage()).asException());
    } catch (QueueFullException e) {
      observer.onError(Status.RESOURCE_EXHAUSTED.withDescription(e.getMessage()).asException());
    } catch (InterruptedException e) {
      observer.onError(
          (context.isCancelled() ? Status.CANCELLED : Status.UNAVAILABLE)
              .withDescription("The caller is gone, or the runtime is stopping")
              .asException());
    } catch (Exception e) {
      LOG.error("A request failed unexpectedly", e);
      observer.onError(
          Status.INTERNAL.withDescription("A fault of the runtime; see its log").asException());
    } finally {
      context.removeListener(interrupt);
    }
  }

  private static Status status(TextModelException e) {
    return switch (e.reason()) {
      case INVALID_REQUEST, CONTEXT_EXCEEDED -> Status.INVALID_ARGUMENT;
      case UNKNOWN_ADAPTER -> Status.NOT_FOUND;
      case QUEUE_FULL -> Status.RESOURCE_EXHAUSTED;
      // a model that is slow or gone: another time it may answer
      case UNAVAILABLE, CLOSED, TIMEOUT -> Status.UNAVAILABLE;
      case FAILED -> {
        LOG.error("A model failed", e);
        yield Status.INTERNAL;
      }
    };
  }
}
