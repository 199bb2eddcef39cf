package dev.phoenix.workers.approval.telegram;

/** Whether Telegram is used, and how it tells what people do there. */
public enum TelegramMode {
  /** Not used. */
  OFF,
  /** These workers ask for it. A webhook that is set is deleted. */
  POLLING,
  /** Telegram delivers it to {@code /telegram/webhook}. */
  WEBHOOK
}
