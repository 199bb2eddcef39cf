package dev.phoenix.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One running Phoenix for all classes that ask for it: started by {@code phoenix up --sample} for
 * the first, stopped after the last.
 */
public final class Platform implements ParameterResolver {

  private static final Path HOME = Path.of("target/home").toAbsolutePath();

  /** Whether Prometheus is installed: then it runs beside the rest. */
  static final boolean PROMETHEUS = Files.isExecutable(Path.of("/usr/bin/prometheus"));

  private static final Path OUTPUT = Path.of("target/up.log").toAbsolutePath();

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Running.class;
  }

  @Override
  public Running resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(Platform.class))
        .getOrComputeIfAbsent(Running.class, type -> start(), Running.class);
  }

  private static Running start() {
    try {
      var launcher = new Launcher(HOME.resolve("phoenix"), FreePorts.base());
      configure(launcher.home());
      var up =
          launcher
              .command(arguments())
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .redirectOutput(OUTPUT.toFile())
              .start();
      var running = new Running(launcher, up);
      try {
        await()
            .alias("everything is up; what it says is in " + OUTPUT)
            .atMost(Duration.ofMinutes(6))
            .pollInterval(Duration.ofSeconds(1))
            .until(() -> !up.isAlive() || Files.readString(OUTPUT).contains("  Telegram "));
        assertThat(up.isAlive()).as(Files.readString(OUTPUT)).isTrue();
        return running;
      } catch (Throwable e) {
        try {
          running.close();
        } catch (RuntimeException | AssertionError alsoWrong) {
          e.addSuppressed(alsoWrong);
        }
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String[] arguments() {
    return PROMETHEUS
        ? new String[] {"up", "--fresh", "--yes", "--sample", "--observability"}
        : new String[] {"up", "--fresh", "--yes", "--sample"};
  }

  /**
   * Briefs may name pictures of a folder, as an installation's own may be; nights are run when a
   * test wants one, and judged by few queries; a little money may be paid.
   */
  private static void configure(Path home) throws IOException {
    Pictures.write();
    var settings = home.resolve("config/phoenix.yaml");
    Files.createDirectories(settings.getParent());
    Files.writeString(
        settings,
        """
        environment:
          PHOENIX_WORKERS_IMAGE_LINKFOLDER: '%s'
          PHOENIX_WORKERS_LEARNING_NIGHTLY_ENABLED: 'false'
          PHOENIX_WORKERS_APPROVAL_DIGEST_ENABLED: 'false'
          PHOENIX_WORKERS_LEARNING_GOLDENSET: '%s'
          PHOENIX_WORKERS_BOOKS_BUDGETS_PAYMENT_MONTHLY: '500'
          PHOENIX_WORKERS_BOOKS_BUDGETS_PAYMENT_CURRENCY: 'EUR'
          PHOENIX_WORKERS_LEARNING_GOLDENKEYWORDS_EN_0: 'Oven news'
          PHOENIX_WORKERS_LEARNING_GOLDENKEYWORDS_EN_1: '#SlowOven'
          PHOENIX_WORKERS_LEARNING_GOLDENKEYWORDS_ES_0: 'Del horno'
          PHOENIX_WORKERS_LEARNING_GOLDENKEYWORDS_ES_1: '#HornoVivo'
        """
            .formatted(Pictures.FOLDER, NightTest.FILES.resolve("golden.jsonl")));
  }

  /** The running platform. */
  public static final class Running implements AutoCloseable {

    private final Launcher launcher;
    private final Process up;
    private @Nullable Instant nightsBegan;

    Running(Launcher launcher, Process up) {
      this.launcher = launcher;
      this.up = up;
    }

    /** The launcher with this platform's home. */
    Launcher launcher() {
      return launcher;
    }

    /** The cluster's REST address, as {@code up} prints it. */
    URI address() {
      return printed("REST API +(http://[0-9.:]+)/v2");
    }

    /** The feed server's address, as {@code up} prints it. */
    URI feed() {
      return printed("Feed +(http://[0-9.:]+)/");
    }

    /**
     * Since when feedback is the nights' own: what other tests approved before has no voice, and
     * what such a mixture teaches is not for sure.
     */
    synchronized Instant nightsBegan() {
      if (nightsBegan == null) {
        nightsBegan = Instant.now();
      }
      return nightsBegan;
    }

    /** The chat in which people are asked, at the address that {@code up} prints. */
    Chat chat() {
      return new Chat(printed("Telegram +(http://[0-9.:]+)"));
    }

    /** Prometheus, which runs where it is installed. */
    URI prometheus() {
      return printed("Prometheus +(http://[0-9.:]+)/");
    }

    Cluster cluster() {
      return new Cluster(address());
    }

    private static URI printed(String pattern) {
      try {
        var matcher = Pattern.compile(pattern).matcher(Files.readString(OUTPUT));
        assertThat(matcher.find()).as(pattern).isTrue();
        return URI.create(matcher.group(1));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      up.destroy();
      try {
        if (!up.waitFor(2, TimeUnit.MINUTES)) {
          up.destroyForcibly().waitFor();
          // ends what the killed one left behind
          assertThat(launcher.run("down").code()).isZero();
        }
        assertThat(launcher.processes()).as("processes left behind").isEmpty();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (Exception e) {
        throw new IllegalStateException("the platform does not stop", e);
      }
    }
  }
}
