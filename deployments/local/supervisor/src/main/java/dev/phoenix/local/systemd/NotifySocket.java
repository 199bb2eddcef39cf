package dev.phoenix.local.systemd;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/**
 * systemd's socket for notifications, of which Java has none: a datagram socket of the Unix domain.
 * Datagrams come from this very process, so that the unit needs no more than {@code
 * NotifyAccess=main}, and need no child process, for which there may be no memory when it matters.
 * Linux alone.
 *
 * @param address a path, or a name after {@code @} (abstract)
 */
record NotifySocket(String address) {

  private static final int AF_UNIX = 1;
  private static final int SOCK_DGRAM_CLOEXEC = 2 | 0x80000;
  private static final int MSG_NOSIGNAL = 0x4000;
  private static final int LONGEST = 107;
  private static final int FAMILY_BYTES = 2;

  private static final MethodHandle SOCKET =
      function(
          "socket",
          FunctionDescriptor.of(
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_INT));
  private static final MethodHandle SENDTO =
      function(
          "sendto",
          FunctionDescriptor.of(
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_INT,
              ValueLayout.ADDRESS,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_INT,
              ValueLayout.ADDRESS,
              ValueLayout.JAVA_INT));
  private static final MethodHandle CLOSE =
      function("close", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));

  /**
   * Sends one datagram.
   *
   * @throws IOException if nobody takes it
   */
  void send(String text) throws IOException {
    try (var arena = Arena.ofConfined()) {
      var target = target(arena);
      var message =
          arena.allocateFrom(ValueLayout.JAVA_BYTE, text.getBytes(StandardCharsets.UTF_8));
      int socket = (int) SOCKET.invokeExact(AF_UNIX, SOCK_DGRAM_CLOEXEC, 0);
      if (socket < 0) {
        throw new IOException("no socket for " + address);
      }
      long sent =
          (long)
              SENDTO.invokeExact(
                  socket,
                  message,
                  message.byteSize(),
                  MSG_NOSIGNAL,
                  target,
                  Math.toIntExact(target.byteSize()));
      var _ = (int) CLOSE.invokeExact(socket);
      if (sent != message.byteSize()) {
        throw new IOException("nobody listens at " + address);
      }
    } catch (IOException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("cannot call the system", e);
    }
  }

  /**
   * A {@code struct sockaddr_un}: the family, then the path and its end, or a zero and the name.
   */
  private MemorySegment target(Arena arena) throws IOException {
    var name = address.getBytes(StandardCharsets.UTF_8);
    if (name.length > LONGEST || !(address.startsWith("/") || address.startsWith("@"))) {
      throw new IOException("NOTIFY_SOCKET is no socket of this machine: " + address);
    }
    boolean isPath = name[0] == '/';
    var target = arena.allocate(FAMILY_BYTES + name.length + (isPath ? 1L : 0L), FAMILY_BYTES);
    target.set(ValueLayout.JAVA_SHORT, 0, (short) AF_UNIX);
    name[0] = isPath ? (byte) '/' : 0;
    MemorySegment.copy(name, 0, target, ValueLayout.JAVA_BYTE, FAMILY_BYTES, name.length);
    return target;
  }

  private static MethodHandle function(String name, FunctionDescriptor shape) {
    var linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().find(name).orElseThrow(), shape);
  }
}
