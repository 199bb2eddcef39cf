package dev.phoenix.model.server.role;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Conditional;

/** A part that is there only in processes whose role has a skill, or has it not. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@Conditional(SkillCondition.class)
public @interface ConditionalOnSkill {

  /** The skill. */
  Skill value();

  /** Whether the role must have it; false for what stands in for a skill that is elsewhere. */
  boolean present() default true;
}
