package dev.phoenix.model.trainer.launch;

import java.util.List;

/**
 * A program that was started; also {@code launch.json} of its folder.
 *
 * @param pid of the process
 * @param command all of it
 * @param enforced what the system keeps it to, such as {@code cpus 0,1}, {@code memory 4096 MiB},
 *     {@code priority}, {@code no network}
 * @param notEnforced what the system cannot keep it to here, such as {@code network}
 */
public record Launched(
    long pid, List<String> command, List<String> enforced, List<String> notEnforced) {

  public Launched {
    command = List.copyOf(command);
    enforced = List.copyOf(enforced);
    notEnforced = List.copyOf(notEnforced);
  }
}
