package dev.phoenix.model.router.bench;

import java.io.IOException;
import java.io.OutputStream;

/** A {@link SmallBackend} as a process; ends with whoever started it. */
public final class BackendProcess {

  private BackendProcess() {}

  /**
   * Prints its address on a line of its own, then serves until its standard input ends.
   *
   * @param args the model's name
   */
  public static void main(String[] args) throws IOException {
    try (var backend = new SmallBackend(args[0], false)) {
      System.out.println(backend.address());
      System.out.flush();
      System.in.transferTo(OutputStream.nullOutputStream());
    }
  }
}
