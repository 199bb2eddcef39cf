package dev.phoenix.workers.image;

import dev.phoenix.model.api.image.ImageAnswer;
import dev.phoenix.model.api.image.ImageClient;
import java.io.IOException;
import java.net.URI;

/** Gets the picture of a brief ready for a post. */
public final class Pictures implements AutoCloseable {

  /**
   * A picture that is ready.
   *
   * @param url where reviewers and readers find it
   * @param digest SHA-256 of the WebP file, hexadecimal
   * @param width pixels
   * @param height pixels
   */
  public record Ready(String url, String digest, int width, int height) {}

  private final boolean enabled;
  private final LinkFetch links;
  private final ImageClient runtime;
  private final PictureStore store;
  private final URI publicUrl;

  Pictures(ImageSettings settings, PictureStore store) {
    this.enabled = settings.enabled();
    this.links = new LinkFetch(settings);
    this.runtime = new ImageClient(settings.runtime(), settings.token(), settings.deadline());
    this.store = store;
    this.publicUrl = settings.publicUrl();
  }

  /**
   * Fetches, prepares and keeps a picture.
   *
   * @param link http:, https: or file:
   * @throws ImageTrouble if it cannot be had, or not now
   */
  public Ready prepare(String link) throws ImageTrouble {
    if (!enabled) {
      throw new ImageTrouble(
          false,
          "Images are switched off; set skills.images: true in config/phoenix.yaml, or"
              + " phoenix.workers.image.enabled=true");
    }
    return switch (runtime.prepare(links.fetch(link))) {
      case ImageAnswer.Prepared image -> keep(image);
      case ImageAnswer.Refused no -> throw new ImageTrouble(false, no.message());
      case ImageAnswer.Unavailable no -> throw new ImageTrouble(true, no.message());
    };
  }

  private Ready keep(ImageAnswer.Prepared image) throws ImageTrouble {
    try {
      store.keep(image.sha256(), image.webp());
    } catch (IOException e) {
      throw new ImageTrouble(
          true, "The image cannot be kept; check the disk below phoenix.workers.data-directory");
    }
    var url = publicUrl.resolve("/images/" + image.sha256() + ".webp").toString();
    return new Ready(url, image.sha256(), image.width(), image.height());
  }

  @Override
  public void close() throws IOException {
    links.close();
    runtime.close();
  }
}
