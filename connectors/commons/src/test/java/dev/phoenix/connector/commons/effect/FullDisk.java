package dev.phoenix.connector.commons.effect;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePathWrapper;

/**
 * A disk below H2 on which nothing can be written as long as it is full: {@code full:PATH}. H2
 * makes it.
 */
public final class FullDisk extends FilePathWrapper {

  static volatile boolean full;

  @Override
  public FileChannel open(String mode) throws IOException {
    return new Checked(getBase().open(mode));
  }

  @Override
  public String getScheme() {
    return "full";
  }

  private static final class Checked extends FileBase {

    private final FileChannel channel;

    Checked(FileChannel channel) {
      this.channel = channel;
    }

    @Override
    public int write(ByteBuffer from, long position) throws IOException {
      if (full) {
        throw new IOException("No space left on device");
      }
      return channel.write(from, position);
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
      int written = write(from, channel.position());
      channel.position(channel.position() + written);
      return written;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
      return channel.read(into);
    }

    @Override
    public int read(ByteBuffer into, long position) throws IOException {
      return channel.read(into, position);
    }

    @Override
    public long position() throws IOException {
      return channel.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
      return channel.position(position);
    }

    @Override
    public long size() throws IOException {
      return channel.size();
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
      channel.truncate(size);
      return this;
    }

    @Override
    public void force(boolean metaData) throws IOException {
      channel.force(metaData);
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
      return channel.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
      channel.close();
    }
  }
}
