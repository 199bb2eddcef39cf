package dev.phoenix.model.llama.binding;

import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** llama.cpp in this process: loaded once, its layouts verified, its log connected. */
public final class LlamaLibrary {

  /** llama.cpp's build number. */
  public static final String VERSION = "b4916";

  private static @Nullable LlamaLibrary loaded;

  private final SymbolLookup symbols;

  private LlamaLibrary(SymbolLookup symbols) {
    this.symbols = symbols;
  }

  /**
   * Loads the library, or returns it when it is loaded.
   *
   * @param cache the folder to unpack the library into
   * @throws LlamaException if there is none for this platform, its digest or layouts are not the
   *     pinned ones, or the processor or the system lacks something that it needs
   */
  public static synchronized LlamaLibrary load(Path cache) {
    LlamaLibrary library = loaded;
    if (library == null) {
      NativePlatform platform = NativePlatform.current();
      Processor.require(platform, Processor.CPU_INFO);
      requireOpenMp(platform);
      library = new LlamaLibrary(open(NativeFile.unpack(platform, cache)));
      library.start();
      loaded = library;
    }
    return library;
  }

  private static void requireOpenMp(NativePlatform platform) {
    if (!platform.needsOpenMp()) {
      return;
    }
    try {
      SymbolLookup.libraryLookup("libgomp.so.1", Arena.global());
    } catch (IllegalArgumentException e) {
      throw new LlamaException(
          "llama.cpp needs the system library libgomp.so.1, which is missing: install it"
              + " (Debian and Ubuntu: apt-get install libgomp1; Fedora: dnf install libgomp)",
          e);
    }
  }

  private static SymbolLookup open(Path file) {
    try {
      return SymbolLookup.libraryLookup(file, Arena.global());
    } catch (IllegalArgumentException e) {
      throw new LlamaException(
          "The system cannot load %s: is the cache folder on a file system mounted noexec, or libstdc++ missing?"
              .formatted(file),
          e);
    }
  }

  private void start() {
    check("llama_model", BuildB4916.MODEL_PARAMS, BuildB4916.MODEL_DEFAULTS);
    check("llama_context", BuildB4916.CONTEXT_PARAMS, BuildB4916.CONTEXT_DEFAULTS);
    check(
        "llama_sampler_chain", BuildB4916.SAMPLER_CHAIN_PARAMS, BuildB4916.SAMPLER_CHAIN_DEFAULTS);
    try {
      action("llama_log_set", ADDRESS, ADDRESS)
          .invokeExact(NativeLog.callback(), MemorySegment.NULL);
      action("llama_backend_init").invokeExact();
    } catch (Throwable e) {
      throw failure(e);
    }
  }

  private void check(String struct, StructLayout layout, Map<String, Object> defaults) {
    try (Arena arena = Arena.ofConfined()) {
      defaults(struct + "_default_params", layout, arena).check(struct + "_params", defaults);
    }
  }

  /** The struct that a function without parameters returns. */
  Struct defaults(String function, StructLayout layout, Arena arena) {
    try {
      return new Struct(
          layout, (MemorySegment) function(function, layout).invokeExact((SegmentAllocator) arena));
    } catch (Throwable e) {
      throw failure(e);
    }
  }

  /** A C function that returns something. */
  MethodHandle function(String name, MemoryLayout result, MemoryLayout... parameters) {
    return handle(name, FunctionDescriptor.of(result, parameters));
  }

  /** A C function that returns nothing. */
  MethodHandle action(String name, MemoryLayout... parameters) {
    return handle(name, FunctionDescriptor.ofVoid(parameters));
  }

  /** Has a C function free what lies at an address. */
  void free(String name, MemorySegment address) {
    try {
      action(name, ADDRESS).invokeExact(address);
    } catch (Throwable e) {
      throw failure(e);
    }
  }

  private MethodHandle handle(String name, FunctionDescriptor descriptor) {
    MemorySegment address =
        symbols
            .find(name)
            .orElseThrow(
                () -> new LlamaException("The library lacks " + name + ": it is of another build"));
    return Linker.nativeLinker().downcallHandle(address, descriptor);
  }

  /** What a call through a method handle threw, as an unchecked exception. */
  static RuntimeException failure(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return thrown instanceof RuntimeException runtime
        ? runtime
        : new LlamaException("A call into llama.cpp failed", thrown);
  }
}
