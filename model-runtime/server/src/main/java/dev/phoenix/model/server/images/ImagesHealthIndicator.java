package dev.phoenix.model.server.images;

import dev.phoenix.model.server.role.ConditionalOnSkill;
import dev.phoenix.model.server.role.Role;
import dev.phoenix.model.server.role.Skill;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Whether pictures are prepared. A process that does nothing else is down when it cannot; beside
 * texts, which need no pictures, it is a detail.
 */
@Component
@ConditionalOnSkill(Skill.IMAGES)
final class ImagesHealthIndicator implements HealthIndicator {

  private final ImageSkill skill;
  private final Role role;

  ImagesHealthIndicator(ImageSkill skill, Environment environment) {
    this.skill = skill;
    this.role = Role.of(environment);
  }

  @Override
  public Health health() {
    return switch (skill) {
      case ImageSkill.On _ -> Health.up().build();
      case ImageSkill.Off off ->
          (off.chosen() || role == Role.ALL ? Health.up() : Health.down())
              .withDetail("off", off.why())
              .build();
    };
  }
}
