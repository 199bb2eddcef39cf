package dev.phoenix.workers.approval.telegram;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether Telegram is used. */
final class OnTelegram implements Condition {

  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    return Binder.get(context.getEnvironment())
            .bind("phoenix.workers.telegram.mode", TelegramMode.class)
            .orElse(TelegramMode.OFF)
        != TelegramMode.OFF;
  }
}
