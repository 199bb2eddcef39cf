package dev.phoenix.local.backup;

import java.io.IOException;
import java.io.OutputStream;

/** Tells a disk that cannot be written from an archive that cannot be read. */
final class Guarded extends OutputStream {

  private final OutputStream out;

  Guarded(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      throw new WriteException(e);
    }
  }

  /** What went wrong while writing. */
  static final class WriteException extends IOException {

    private static final long serialVersionUID = 1L;

    private final IOException failure;

    WriteException(IOException failure) {
      super(failure);
      this.failure = failure;
    }

    IOException failure() {
      return failure;
    }
  }
}
