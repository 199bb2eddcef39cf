package dev.phoenix.model.server.role;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Looks at the role of this process for {@link ConditionalOnSkill}. */
final class SkillCondition implements Condition {

  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    var wanted = metadata.getAnnotations().get(ConditionalOnSkill.class).synthesize();
    return Role.of(context.getEnvironment()).has(wanted.value()) == wanted.present();
  }
}
