package dev.phoenix.model.server.http;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import dev.phoenix.model.server.ModelRuntimeApplication;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * The whole application on a free port, with a scripted model, one place to work and one to wait.
 */
@Retention(RUNTIME)
@Target(TYPE)
@SpringBootTest(
    classes = ModelRuntimeApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "phoenix.model-runtime.core.enabled=false",
      "phoenix.model-runtime.discover-local=false",
      "phoenix.model-runtime.grpc.port=0",
      "phoenix.model-runtime.grpc.concurrent=1",
      "phoenix.model-runtime.grpc.waiting=1",
      "phoenix.model-runtime.adapters.directory=target/http-test/adapters",
      "phoenix.model-runtime.audit.directory=target/http-test/audit",
      "phoenix.model-runtime.audit.key=target/http-test/keys/prompts.asc",
      "phoenix.model-runtime.core.directory=target/http-test/models",
      "phoenix.model-runtime.nights.directory=target/http-test/nights-${random.uuid}",
      "phoenix.model-runtime.nights.archive=target/http-test/archive-${random.uuid}",
      "phoenix.model-runtime.nights.max-file=300KB",
      "phoenix.model-runtime.access.tokens=" + HttpTest.TOKEN,
      "phoenix.model-runtime.http.max-body=100KB",
      "phoenix.model-runtime.images.folder=target/http-test/images-${random.uuid}",
      "phoenix.model-runtime.images.max-file=300KB"
    })
@Import(HttpTest.Setup.class)
@interface HttpTest {

  String TOKEN = "a-token-of-the-tests";

  /** The model that answers. */
  @TestConfiguration
  class Setup {

    @Bean
    ScriptedModel scriptedModel() {
      return new ScriptedModel();
    }
  }
}
