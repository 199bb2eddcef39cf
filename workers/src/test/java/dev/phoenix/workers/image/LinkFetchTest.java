package dev.phoenix.workers.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkFetchTest {

  private static final byte[] FILE = {1, 2, 3};

  @TempDir private Path folder;

  private final MediaServer server = new MediaServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void shouldFetchFromAHostThatIsAllowed() throws Exception {
    // given
    server.at("/a.jpg", 200, FILE);

    // when
    try (var links = links(List.of("localhost"), null, Duration.ofSeconds(30))) {
      assertThat(links.fetch(server.address() + "/a.jpg")).isEqualTo(FILE);
    }
  }

  @Test
  void shouldNotTouchAPrivateAddress() throws Exception {
    // given
    server.at("/", 200, FILE);

    // when
    try (var links = links(List.of(), null, Duration.ofSeconds(30))) {
      for (var host : List.of("localhost", "127.0.0.1", "[::1]", "0.0.0.0", "2130706433")) {
        var trouble = trouble(links, server.address().replace("localhost", host) + "/");
        assertThat(trouble.passing() && !host.startsWith("2")).as(host).isFalse();
      }
      assertThat(trouble(links, server.address())).hasMessageContaining("allowed-hosts");
    }

    // then
    assertThat(server.requests()).isZero();
  }

  @Test
  void shouldNotBeLedIntoAPrivateNetwork() throws Exception {
    // given
    server.at(
        "/out",
        exchange -> {
          exchange
              .getResponseHeaders()
              .set("Location", server.address().replace("localhost", "127.0.0.1") + "/secret");
          exchange.sendResponseHeaders(302, -1);
        });
    server.at("/secret", 200, FILE);

    // when
    try (var links = links(List.of("localhost"), null, Duration.ofSeconds(30))) {
      assertThat(trouble(links, server.address() + "/out")).hasMessageContaining("private network");
    }

    // then
    assertThat(server.requests()).isOne();
  }

  @ParameterizedTest
  @CsvSource({"404,false", "403,false", "500,true", "429,true", "204,false"})
  void shouldTellWhetherAnotherTryMayHelp(int status, boolean passing) throws Exception {
    // given
    server.at("/", status, new byte[0]);

    // when
    try (var links = links(List.of("localhost"), null, Duration.ofSeconds(30))) {
      assertThat(trouble(links, server.address()).passing()).isEqualTo(passing);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldStopReadingWhatIsTooLarge(boolean lengthTold) throws Exception {
    // given
    server.at(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, lengthTold ? 50_000_000 : 0);
          for (int i = 0; i < 5_000; i++) {
            exchange.getResponseBody().write(new byte[10_000]);
          }
        });

    // when
    try (var links = links(List.of("localhost"), null, Duration.ofSeconds(60))) {
      assertThat(trouble(links, server.address())).hasMessageContaining("more than 1000000 bytes");
    }
  }

  @Test
  void shouldStopWaitingForAServerThatStalls() throws Exception {
    // given
    var end = new CountDownLatch(1);
    server.at(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 100);
          exchange.getResponseBody().write(1);
          exchange.getResponseBody().flush();
          await(end);
        });

    // when
    try (var links = links(List.of("localhost"), null, Duration.ofMillis(300))) {
      assertThat(trouble(links, server.address()).passing()).isTrue();
    } finally {
      end.countDown();
    }
  }

  @Test
  void shouldReadFilesBelowTheFolderAndNoOthers() throws Exception {
    // given
    var below = Files.createDirectory(folder.resolve("below"));
    var inside = Files.write(below.resolve("in.png"), FILE);
    var outside = Files.write(folder.resolve("out.png"), FILE);
    var bent = Files.createSymbolicLink(below.resolve("bent.png"), outside);

    // when
    try (var links = links(List.of(), below, Duration.ofSeconds(30))) {
      // then
      assertThat(links.fetch(inside.toUri().toString())).isEqualTo(FILE);
      for (var link :
          List.of(
              outside.toUri().toString(),
              bent.toUri().toString(),
              below.toUri() + "../out.png",
              below.toUri().toString(),
              below.toUri() + "missing.png",
              "file://host/share/in.png",
              "file:relative.png")) {
        assertThat(trouble(links, link)).as(link).hasMessageContaining("link-folder");
      }
    }
  }

  @Test
  void shouldReadNoFilesWithoutAFolder() throws Exception {
    // given
    var file = Files.write(folder.resolve("in.png"), FILE);

    // when
    try (var links = links(List.of(), null, Duration.ofSeconds(30))) {
      assertThat(trouble(links, file.toUri().toString())).hasMessageContaining("link-folder");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://example.org/a.png",
        "jar:file:/a.jar!/b",
        "gopher://127.0.0.1:25/x",
        "data:image/png;base64,AAAA",
        "no link",
        "http://",
        "http:///a.png",
        "http://name:password@example.org/a.png"
      })
  void shouldRefuseOtherLinks(String link) throws Exception {
    try (var links = links(List.of(), null, Duration.ofSeconds(30))) {
      assertThat(trouble(links, link).passing()).isFalse();
    }
  }

  private static ImageTrouble trouble(LinkFetch links, String link) {
    return catchThrowableOfType(ImageTrouble.class, () -> links.fetch(link));
  }

  private static LinkFetch links(List<String> allowed, @Nullable Path folder, Duration time) {
    return new LinkFetch(TestPictures.settings("http://127.0.0.1:1", allowed, folder, time));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
