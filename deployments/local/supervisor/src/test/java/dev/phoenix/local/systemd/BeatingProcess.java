package dev.phoenix.local.systemd;

/** A process that lives as long as it may, and tells the systemd of its environment so. */
public final class BeatingProcess {

  private BeatingProcess() {}

  public static void main(String[] arguments) throws Exception {
    var manager = ServiceManager.of(System.getenv());
    manager.ready();
    try (var _ = Heartbeat.begin(manager, () -> true)) {
      System.in.transferTo(System.out);
    }
    manager.stopping();
  }
}
