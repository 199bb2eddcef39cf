package dev.phoenix.workers.process;

import dev.phoenix.workers.approval.request.RequestsUnderTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Flows that ask people, with the real jobs of human requests and their books. */
@SuppressWarnings("NullAway.Init")
abstract class RequestFlowTest extends FlowTest {

  /** Works the requests' jobs. */
  protected RequestsUnderTest requests;

  @BeforeEach
  void open() {
    requests = new RequestsUnderTest(gateway());
  }

  @AfterEach
  void close() {
    requests.close();
  }
}
