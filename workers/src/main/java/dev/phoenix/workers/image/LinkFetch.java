package dev.phoenix.workers.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the file behind a brief's link. A brief may come from anybody who may start a flow, so a
 * link is followed with care: only http, https, and {@code file:} below a configured folder
 * (symbolic links resolved); no private addresses, also not behind one of at most three
 * redirections ({@link PublicAddresses}); no credentials, cookies or proxies; a bounded size, also
 * when no length is told and nothing decompressed, and a bounded time.
 */
final class LinkFetch implements AutoCloseable {

  private static final int CHUNK = 16 * 1024;

  private final int maxBytes;
  private final Duration time;
  private final @Nullable Path folder;
  private final CloseableHttpClient http;

  LinkFetch(ImageSettings settings) {
    this.maxBytes = (int) settings.maxBytes().toBytes();
    this.time = settings.fetchTime();
    this.folder = settings.linkFolder();
    var limit = Timeout.of(time);
    this.http =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setDnsResolver(new PublicAddresses(settings.allowedHosts()))
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(limit)
                            .setSocketTimeout(limit)
                            .build())
                    .build())
            .setDefaultRequestConfig(
                RequestConfig.custom().setResponseTimeout(limit).setMaxRedirects(3).build())
            .setUserAgent("Phoenix")
            .disableContentCompression()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableAutomaticRetries()
            .build();
  }

  /**
   * Fetches it.
   *
   * @throws ImageTrouble if it cannot or must not be had
   */
  byte[] fetch(String link) throws ImageTrouble {
    URI uri = uri(link);
    return switch (String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT)) {
      case "http", "https" -> fromWeb(uri);
      case "file" -> fromFile(uri);
      default -> throw new ImageTrouble(false, "The image's link must be http:, https: or file:");
    };
  }

  private static URI uri(String link) throws ImageTrouble {
    try {
      var uri = new URI(link);
      if (uri.getRawUserInfo() != null) {
        throw new ImageTrouble(false, "The image's link must not hold a name or password");
      }
      return uri;
    } catch (URISyntaxException e) {
      throw new ImageTrouble(false, "The image's link is no valid address");
    }
  }

  private byte[] fromWeb(URI uri) throws ImageTrouble {
    if (uri.getHost() == null) {
      throw new ImageTrouble(false, "The image's link names no host");
    }
    long end = System.nanoTime() + time.toNanos();
    var request = new HttpGet(uri);
    try {
      return http.execute(
          request,
          answer -> {
            try {
              return body(answer, end);
            } catch (ImageTrouble e) {
              // closing alone would read to the end what may have none
              request.abort();
              throw new Carried(e);
            } catch (IOException e) {
              request.abort();
              throw e;
            }
          });
    } catch (Carried e) {
      throw e.trouble;
    } catch (PublicAddresses.PrivateHostException e) {
      throw new ImageTrouble(
          false,
          "The image's link leads into a private network; name a public address, or add the host"
              + " to phoenix.workers.image.allowed-hosts");
    } catch (IOException e) {
      throw new ImageTrouble(true, "The image's link cannot be reached; check the link");
    }
  }

  private byte[] body(ClassicHttpResponse answer, long end) throws IOException, ImageTrouble {
    int status = answer.getCode();
    if (status != 200 || answer.getEntity() == null) {
      throw new ImageTrouble(
          status >= 500 || status == 429,
          "The image's link answers with status %d instead of a picture".formatted(status));
    }
    return read(answer.getEntity().getContent(), end);
  }

  private byte[] fromFile(URI uri) throws ImageTrouble {
    if (folder == null) {
      throw new ImageTrouble(
          false, "file: links are off; set phoenix.workers.image.link-folder, or use http");
    }
    try {
      var file = Path.of(uri).toRealPath();
      if (!file.startsWith(folder.toRealPath()) || !Files.isRegularFile(file)) {
        throw outside();
      }
      try (var in = Files.newInputStream(file)) {
        return read(in, System.nanoTime() + time.toNanos());
      }
    } catch (IOException | IllegalArgumentException | FileSystemNotFoundException e) {
      throw outside();
    }
  }

  /** Whether a file that may not be read exists is nobody's business. */
  private static ImageTrouble outside() {
    return new ImageTrouble(
        false, "There is no such image below phoenix.workers.image.link-folder");
  }

  private byte[] read(InputStream in, long end) throws IOException, ImageTrouble {
    var bytes = new ByteArrayOutputStream(CHUNK);
    var chunk = new byte[CHUNK];
    for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
      bytes.write(chunk, 0, count);
      if (bytes.size() > maxBytes) {
        throw new ImageTrouble(
            false, "The image has more than %d bytes; name a smaller one".formatted(maxBytes));
      }
      if (System.nanoTime() - end > 0) {
        throw new ImageTrouble(true, "The image takes too long to load; name a smaller one");
      }
    }
    return bytes.toByteArray();
  }

  /** Takes trouble through a handler that may only throw what has to do with HTTP. */
  private static final class Carried extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient ImageTrouble trouble;

    Carried(ImageTrouble trouble) {
      super(trouble);
      this.trouble = trouble;
    }
  }

  @Override
  public void close() throws IOException {
    http.close();
  }
}
