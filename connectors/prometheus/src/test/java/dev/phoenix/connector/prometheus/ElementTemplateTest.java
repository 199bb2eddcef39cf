package dev.phoenix.connector.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.connector.generator.api.GeneratorConfiguration;
import io.camunda.connector.generator.java.ClassBasedTemplateGenerator;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The element template in the Modeler workspace is the one that the annotations say. */
class ElementTemplateTest {

  private static final Path TEMPLATE =
      Path.of("../../bpmn/.camunda/element-templates/phoenix-prometheus.json");

  @Test
  void shouldBeUpToDate() throws Exception {
    // given
    var templates =
        new ClassBasedTemplateGenerator()
            .generate(PrometheusConnector.class, GeneratorConfiguration.DEFAULT);
    var generated =
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(templates.get(0))
            + "\n";

    // when
    if (Boolean.getBoolean("phoenix.update-templates")) {
      Files.createDirectories(TEMPLATE.getParent());
      Files.writeString(TEMPLATE, generated);
    }

    // then
    assertThat(templates).hasSize(1);
    assertThat(TEMPLATE)
        .as(
            "run 'mvn -pl connectors/prometheus -am test -Dphoenix.update-templates=true' and"
                + " commit what it writes")
        .hasContent(generated);
  }
}
