package dev.phoenix.workers.approval.telegram;

import org.springframework.context.SmartLifecycle;

/** Opens Telegram when all else stands, and closes it before anything it needs goes. */
final class TelegramLifecycle implements SmartLifecycle {

  private final TelegramPlace place;
  private volatile boolean running;

  TelegramLifecycle(TelegramPlace place) {
    this.place = place;
  }

  @Override
  public void start() {
    place.start();
    running = true;
  }

  @Override
  public void stop() {
    place.close();
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Before the engine's client goes, as the workers. */
  @Override
  public int getPhase() {
    return SmartLifecycle.DEFAULT_PHASE - 1;
  }
}
