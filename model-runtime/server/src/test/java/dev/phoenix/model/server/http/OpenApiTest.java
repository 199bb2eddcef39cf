package dev.phoenix.model.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.phoenix.model.adapters.AdapterRegistry;
import dev.phoenix.model.adapters.BaseModel;
import dev.phoenix.model.adapters.NewAdapter;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The description says what the running server does. */
@HttpTest
class OpenApiTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Description description = new Description();
  private final Set<String> served;
  private final AdapterRegistry registry;
  private final int port;
  private Caller caller = new Caller(0);

  OpenApiTest(
      @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings,
      @Autowired AdapterRegistry registry,
      @LocalServerPort int port) {
    this.registry = registry;
    this.port = port;
    this.served =
        mappings.getHandlerMethods().keySet().stream()
            .flatMap(
                mapping ->
                    mapping.getPatternValues().stream()
                        .flatMap(
                            path ->
                                mapping.getMethodsCondition().getMethods().stream()
                                    .map(method -> method + " " + path.replace("{*", "{"))))
            .collect(Collectors.toCollection(TreeSet::new));
  }

  @BeforeEach
  void connect() {
    caller = new Caller(port);
  }

  @AfterEach
  void hangUp() {
    caller.close();
  }

  @Test
  void shouldDescribeEveryAddressAndNoOther() {
    assertThat(description.operations().keySet()).containsExactlyElementsOf(served);
  }

  @Test
  void shouldBeValid() throws Exception {
    // given
    var file =
        new ClassPathResource(DescriptionController.FILE)
            .getContentAsString(StandardCharsets.UTF_8);

    // when
    var read = new OpenAPIV3Parser().readContents(file, null, new ParseOptions());

    // then
    assertThat(read.getMessages()).isEmpty();
    assertThat(read.getOpenAPI().getOpenapi()).isEqualTo("3.1.0");
    assertThat(read.getOpenAPI().getPaths()).isNotEmpty();
  }

  @Test
  void shouldServeItself() throws Exception {
    // when
    var answer = caller.get("/v1/openapi.yaml");

    // then
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/yaml");
    assertThat(answer.body()).startsWith("openapi: 3.1.0");
  }

  @Test
  void shouldBeNamedWhereThereIsNothing() throws Exception {
    assertThat(caller.get("/v1/nothing").body()).contains("/v1/openapi.yaml");
  }

  @Test
  void shouldGiveExamplesThatTheServerTakesAndAnswersAsDescribed(@TempDir Path folder)
      throws Exception {
    // given
    var file = Files.writeString(folder.resolve("brand.gguf"), "weights");
    var base = new BaseModel("phoenix-core", "0".repeat(64));
    var id = registry.add(new NewAdapter("brand", file, base, 8, 16, "", Map.of())).id().toString();
    int tried = 0;

    for (var operation : description.operations().entrySet()) {
      for (var body : description.examples(operation.getValue())) {
        assertThat(description.faultsOfBody(operation.getValue(), body))
            .as(operation.getKey())
            .isEmpty();

        // when
        var path = operation.getKey().substring("POST ".length()).replace("{id}", id);
        var answer = caller.post(path, body.toString());

        // then: phoenix-core is off here, so that nothing of it can be live
        assertThat(answer.statusCode())
            .as(operation.getKey() + " " + answer.body())
            .isIn(
                path.endsWith("/rollback") || path.endsWith("/deactivate")
                    ? Set.of(404)
                    : Set.of(200));
        described(operation.getKey(), answer);
        tried++;
      }
    }
    assertThat(tried).isGreaterThanOrEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET /v1/models|/v1/models|200",
        "GET /v1/models/{name}|/v1/models/auto|200",
        "GET /v1/models/{name}|/v1/models/a/b|404",
        "GET /v1/adapters|/v1/adapters|200",
        "GET /v1/adapters/{id}|/v1/adapters/brand|400",
        "GET /v1/adapters/{id}|/v1/adapters/brand-v999|404",
        "GET /v1/images/{digest}|/v1/images/0|404",
        "GET /v1/nights|/v1/nights|200",
        "GET /v1/nights/{id}|/v1/nights/none|404",
        "GET /v1/nights/{id}|/v1/nights/-|400",
        "GET /v1/nights/{id}/report|/v1/nights/none/report|404",
        "GET /v1/nights/{id}/report.json|/v1/nights/none/report.json|404"
      })
  void shouldAnswerReadersAsDescribed(String operation, String path, int status) throws Exception {
    // when
    var answer = caller.get(path);

    // then
    assertThat(answer.statusCode()).isEqualTo(status);
    described(operation, answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/v1/chat/completions|{}",
        "/v1/chat/completions|{\"model\":\"x\",\"messages\":[]}",
        "/v1/omni-loop|{\"brief\":{\"topic\":\"\"}}",
        "/v1/omni-loop|{\"brief\":{\"topic\":\"x\",\"maxChars\":-1}}",
        "/v1/omni-loop|{\"brief\":{\"topic\":\"x\",\"language\":\"fr\"}}",
        "/v1/route|{\"priority\":\"soon\"}",
        "/v1/adapters/restore|{}"
      })
  void shouldDescribeWhatTheServerDoesNotTake(String path, String body) throws Exception {
    // given
    var operation = operation("POST " + path);
    assertThat(description.faultsOfBody(operation, JSON.readTree(body))).isNotEmpty();

    // when
    var answer = caller.post(path, body);

    // then
    assertThat(answer.statusCode()).isIn(400, 404);
    described("POST " + path, answer);
  }

  private void described(String name, HttpResponse<String> answer) throws Exception {
    var operation = operation(name);
    int status = answer.statusCode();
    assertThat(description.describes(operation, status)).as(name + " " + status).isTrue();
    if (answer.headers().firstValue("Content-Type").orElse("").startsWith("application/json")) {
      assertThat(description.faultsOfAnswer(operation, status, JSON.readTree(answer.body())))
          .as(name + " " + answer.body())
          .isEmpty();
    }
  }

  private JsonNode operation(String name) {
    return java.util.Objects.requireNonNull(description.operations().get(name), name);
  }
}
