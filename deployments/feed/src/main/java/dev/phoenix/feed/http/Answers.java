package dev.phoenix.feed.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Makes cacheable answers; Spring turns them into 304 where the request's conditions say so. */
final class Answers {

  private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

  private Answers() {}

  /**
   * 200 with an ETag made of the content: two answers have the same one exactly when they are the
   * same.
   */
  static ResponseEntity.BodyBuilder ok(MediaType type, byte[] content) {
    return ResponseEntity.ok()
        .contentType(type)
        .eTag("\"" + digest(content) + "\"")
        .cacheControl(CacheControl.noCache())
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
  }

  /** 200 with a page for people. Its times grow old, so it has no Last-Modified. */
  static ResponseEntity<byte[]> page(byte[] content) {
    return ok(HTML, content).body(content);
  }

  private static String digest(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
