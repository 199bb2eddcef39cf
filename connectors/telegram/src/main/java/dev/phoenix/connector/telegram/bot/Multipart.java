package dev.phoenix.connector.telegram.bot;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A form with a file (RFC 7578). Names are ours; the file's name was checked before. */
final class Multipart {

  private final String boundary = "phoenix-" + UUID.randomUUID();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  Multipart field(String name, String value) {
    part("name=\"" + name + "\"", "text/plain; charset=utf-8", utf8(value));
    return this;
  }

  Multipart file(String name, String fileName, byte[] content) {
    part(
        "name=\"" + name + "\"; filename=\"" + fileName + "\"",
        "application/octet-stream",
        content);
    return this;
  }

  String contentType() {
    return "multipart/form-data; boundary=" + boundary;
  }

  byte[] body() {
    var all = new ByteArrayOutputStream();
    all.writeBytes(bytes.toByteArray());
    all.writeBytes(utf8("--" + boundary + "--\r\n"));
    return all.toByteArray();
  }

  private void part(String disposition, String type, byte[] content) {
    bytes.writeBytes(
        utf8(
            "--"
                + boundary
                + "\r\nContent-Disposition: form-data; "
                + disposition
                + "\r\nContent-Type: "
                + type
                + "\r\n\r\n"));
    bytes.writeBytes(content);
    bytes.writeBytes(utf8("\r\n"));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
