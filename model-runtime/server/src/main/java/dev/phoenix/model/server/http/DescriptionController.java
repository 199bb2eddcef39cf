package dev.phoenix.model.server.http;

import dev.phoenix.model.server.role.ConditionalOnSkill;
import dev.phoenix.model.server.role.Skill;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /v1/openapi.yaml}: every address of the API, as OpenAPI 3.1 describes it. */
@ConditionalOnSkill(Skill.TEXT)
@RestController
final class DescriptionController {

  static final String FILE = "openapi.yaml";

  @GetMapping(path = "/v1/openapi.yaml", produces = "application/yaml")
  Resource describe() {
    return new ClassPathResource(FILE);
  }
}
