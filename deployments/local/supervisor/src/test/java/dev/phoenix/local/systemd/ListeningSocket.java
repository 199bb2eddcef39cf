package dev.phoenix.local.systemd;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/** The other end: a real datagram socket of the Unix domain, as systemd has one. */
final class ListeningSocket implements AutoCloseable {

  private static final int AF_UNIX = 1;
  private static final int SOCK_DGRAM = 2;
  private static final int MSG_DONTWAIT = 0x40;
  private static final int LONGEST = 1000;
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;

  private static final MethodHandle SOCKET =
      function("socket", FunctionDescriptor.of(INT, INT, INT, INT));
  private static final MethodHandle BIND =
      function("bind", FunctionDescriptor.of(INT, INT, ValueLayout.ADDRESS, INT));
  private static final MethodHandle RECV =
      function(
          "recv",
          FunctionDescriptor.of(
              ValueLayout.JAVA_LONG, INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG, INT));
  private static final MethodHandle CLOSE = function("close", FunctionDescriptor.of(INT, INT));

  private final int socket;

  /**
   * Listens.
   *
   * @param address a path, or a name after {@code @}
   */
  ListeningSocket(String address) throws Throwable {
    var name = address.getBytes(StandardCharsets.UTF_8);
    boolean isPath = name[0] == '/';
    try (var arena = Arena.ofConfined()) {
      // with a path the end is a zero, which an abstract name begins with
      var target = arena.allocate(2 + name.length + (isPath ? 1L : 0L), 2);
      target.set(ValueLayout.JAVA_SHORT, 0, (short) AF_UNIX);
      name[0] = isPath ? (byte) '/' : 0;
      MemorySegment.copy(name, 0, target, ValueLayout.JAVA_BYTE, 2, name.length);
      socket = (int) SOCKET.invokeExact(AF_UNIX, SOCK_DGRAM, 0);
      int bound = (int) BIND.invokeExact(socket, target, (int) target.byteSize());
      if (socket < 0 || bound != 0) {
        throw new AssertionError("cannot listen at " + address);
      }
    }
  }

  /** The next message; waits for it. */
  String next() throws Throwable {
    return receive(0);
  }

  /** The next message if there is one now, else an empty text. */
  String now() throws Throwable {
    return receive(MSG_DONTWAIT);
  }

  private String receive(int flags) throws Throwable {
    try (var arena = Arena.ofConfined()) {
      var buffer = arena.allocate(LONGEST);
      long read = (long) RECV.invokeExact(socket, buffer, (long) LONGEST, flags);
      return read < 0
          ? ""
          : new String(
              buffer.asSlice(0, read).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() {
    try {
      var _ = (int) CLOSE.invokeExact(socket);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static MethodHandle function(String name, FunctionDescriptor shape) {
    var linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().find(name).orElseThrow(), shape);
  }
}
