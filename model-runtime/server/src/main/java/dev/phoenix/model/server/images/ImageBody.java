package dev.phoenix.model.server.images;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/**
 * Reads the picture of a request: its body, or the part {@code file} of a form. The type that a
 * body claims only has to be one of pictures; the content tells the format.
 */
final class ImageBody {

  private static final int CHUNK = 16 * 1024;

  private static final MediaType PICTURE = MediaType.parseMediaType("image/*");

  private static final List<MediaType> TYPES =
      List.of(PICTURE, MediaType.APPLICATION_OCTET_STREAM, MediaType.MULTIPART_FORM_DATA);

  private final int maxBytes;
  private final Duration patience;

  ImageBody(int maxBytes, Duration patience) {
    this.maxBytes = maxBytes;
    this.patience = patience;
  }

  /**
   * Refuses what cannot be a picture.
   *
   * @throws HttpMediaTypeNotSupportedException if the type is neither a picture's, unknown, nor a
   *     form's
   */
  static void checkType(HttpServletRequest request) throws HttpMediaTypeNotSupportedException {
    if (request instanceof MultipartHttpServletRequest) {
      return;
    }
    var given = request.getContentType();
    var type = given == null ? MediaType.APPLICATION_OCTET_STREAM : parse(given);
    if (!PICTURE.includes(type) && !MediaType.APPLICATION_OCTET_STREAM.includes(type)) {
      throw new HttpMediaTypeNotSupportedException(type, TYPES);
    }
  }

  private static MediaType parse(String type) throws HttpMediaTypeNotSupportedException {
    try {
      return MediaType.parseMediaType(type);
    } catch (InvalidMediaTypeException e) {
      throw new HttpMediaTypeNotSupportedException("not a media type", TYPES);
    }
  }

  /**
   * Reads it.
   *
   * @return at most one byte more than allowed
   * @throws SlowBodyException if it takes longer than it may
   * @throws MissingServletRequestPartException if a form has no part of that name
   */
  byte[] read(HttpServletRequest request)
      throws IOException, MissingServletRequestPartException, SlowBodyException {
    if (request instanceof MultipartHttpServletRequest form) {
      MultipartFile file = form.getFile("file");
      if (file == null) {
        throw new MissingServletRequestPartException("file");
      }
      try (InputStream in = file.getInputStream()) {
        return read(in);
      }
    }
    return read(request.getInputStream());
  }

  private byte[] read(InputStream in) throws IOException, SlowBodyException {
    long end = System.nanoTime() + patience.toNanos();
    var bytes = new ByteArrayOutputStream(CHUNK);
    var chunk = new byte[CHUNK];
    while (bytes.size() <= maxBytes) {
      int count = in.read(chunk, 0, Math.min(CHUNK, maxBytes + 1 - bytes.size()));
      if (count < 0) {
        break;
      }
      bytes.write(chunk, 0, count);
      if (System.nanoTime() > end) {
        throw new SlowBodyException(patience);
      }
    }
    return bytes.toByteArray();
  }
}
