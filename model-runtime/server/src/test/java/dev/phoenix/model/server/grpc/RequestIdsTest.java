package dev.phoenix.model.server.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.phoenix.model.v1.Brief;
import dev.phoenix.model.v1.CheckRequest;
import dev.phoenix.model.v1.ModelRuntimeGrpc;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdsTest {

  private static final Metadata.Key<String> ID =
      Metadata.Key.of("x-request-id", Metadata.ASCII_STRING_MARSHALLER);

  private final LocalRuntime runtime = new LocalRuntime();
  private final ManagedChannel channel =
      ManagedChannelBuilder.forAddress("127.0.0.1", runtime.server.port()).usePlaintext().build();

  @AfterEach
  void stop() {
    channel.shutdownNow();
    runtime.close();
  }

  @Test
  void shouldSendTheCallersIdBack() {
    assertThat(answered("job-7")).isEqualTo("job-7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "7 ERROR all is lost"})
  void shouldMakeANewOneWhereTheCallersIsNone(String given) {
    assertThat(answered(given)).matches("[0-9a-f-]{36}");
  }

  @Test
  void shouldSendItWithARefusalToo() {
    // given
    var trailers = new AtomicReference<Metadata>();
    var stub = stub("job-8", new AtomicReference<>(), trailers);

    // when
    assertThatThrownBy(() -> stub.check(CheckRequest.getDefaultInstance()))
        .isInstanceOf(StatusRuntimeException.class);

    // then
    assertThat(trailers.get().get(ID)).isEqualTo("job-8");
  }

  private String answered(String given) {
    var answer = new AtomicReference<Metadata>();
    var brief = Brief.newBuilder().setTopic("bread").setLanguage("en").setMaxChars(280);
    var checked =
        stub(given, answer, new AtomicReference<>())
            .check(CheckRequest.newBuilder().setBrief(brief).setText("bread").build());
    assertThat(checked.getFindingsList()).isEmpty();
    return Objects.requireNonNull(answer.get().get(ID));
  }

  private ModelRuntimeGrpc.ModelRuntimeBlockingStub stub(
      String given, AtomicReference<Metadata> headers, AtomicReference<Metadata> trailers) {
    var asked = new Metadata();
    asked.put(ID, given);
    return ModelRuntimeGrpc.newBlockingStub(channel)
        .withInterceptors(
            MetadataUtils.newAttachHeadersInterceptor(asked),
            MetadataUtils.newCaptureMetadataInterceptor(headers, trailers));
  }
}
