package dev.phoenix.model.server.grpc;

import dev.phoenix.model.api.Brief;
import dev.phoenix.model.api.Draft;
import dev.phoenix.model.check.Checker;
import dev.phoenix.model.server.chat.Conversations;
import dev.phoenix.model.server.chat.Models;
import dev.phoenix.model.server.loop.OmniLoop;
import dev.phoenix.model.server.queue.RequestQueue;
import dev.phoenix.model.server.writer.WriterException;
import dev.phoenix.model.v1.CheckRequest;
import dev.phoenix.model.v1.CheckResult;
import dev.phoenix.model.v1.GenerateChunk;
import dev.phoenix.model.v1.GenerateRequest;
import dev.phoenix.model.v1.ModelRuntimeGrpc;
import dev.phoenix.model.v1.OmniLoopRequest;
import dev.phoenix.model.v1.OmniLoopResult;
import dev.phoenix.model.v1.Usage;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.stub.StreamObserver;
import java.time.Duration;

/** The contract's methods, each a thin layer over the loop, the checker or a model. */
public final class ModelRuntimeService extends ModelRuntimeGrpc.ModelRuntimeImplBase {

  private final OmniLoop loop;
  private final Checker checker;
  private final Models models;
  private final Conversations conversations;
  private final RequestQueue queue;

  /** Serves what these do; drafts wait in the queue. */
  public ModelRuntimeService(
      OmniLoop loop,
      Checker checker,
      Models models,
      Conversations conversations,
      RequestQueue queue) {
    this.loop = loop;
    this.checker = checker;
    this.models = models;
    this.conversations = conversations;
    this.queue = queue;
  }

  @Override
  public void omniLoop(OmniLoopRequest request, StreamObserver<OmniLoopResult> observer) {
    Calls.answer(
        observer,
        () -> {
          var brief = Requests.brief(request.getBrief());
          return queue.run(() -> Replies.draft(drafted(brief, request)));
        });
  }

  private Draft drafted(Brief brief, OmniLoopRequest request)
      throws InterruptedException, StatusException {
    try {
      return loop.run(brief, request.getEvidenceList(), request.getPreviousText());
    } catch (WriterException e) {
      // the template writer is always there: it gives up only on what no text can meet
      throw Status.INVALID_ARGUMENT.withDescription(e.getMessage()).asException();
    }
  }

  @Override
  public void check(CheckRequest request, StreamObserver<CheckResult> observer) {
    // checking takes milliseconds and needs no model: it does not wait behind drafts
    Calls.answer(
        observer,
        () -> {
          var assessment = checker.check(Requests.brief(request.getBrief()), request.getText());
          return CheckResult.newBuilder()
              .setScore(assessment.score())
              .addAllFindings(Replies.findings(assessment.findings()))
              .build();
        });
  }

  @Override
  public void generate(GenerateRequest request, StreamObserver<GenerateChunk> observer) {
    Calls.answer(observer, () -> generated(request, observer));
  }

  private GenerateChunk generated(GenerateRequest request, StreamObserver<GenerateChunk> observer)
      throws Exception {
    var asked = Requests.generate(request);
    var name = request.getModel();
    var chosen = name.isEmpty() ? models.usual() : models.choose(name);
    var started = System.nanoTime();
    var result =
        conversations.answer(
            chosen,
            asked,
            null,
            text -> observer.onNext(GenerateChunk.newBuilder().setText(text).build()));
    return GenerateChunk.newBuilder()
        .setUsage(
            Usage.newBuilder()
                .setModel(name.isEmpty() ? chosen.model().id() : name)
                .setPromptTokens(result.promptTokens())
                .setCompletionTokens(result.generatedTokens())
                .setMilliseconds(Duration.ofNanos(System.nanoTime() - started).toMillis()))
        .build();
  }
}
