package dev.phoenix.local.platform;

import java.io.IOException;
import java.nio.file.Path;

/** Where a distribution's archive comes from. */
public interface ArchiveSource {

  /**
   * Puts the archive into a folder.
   *
   * @param again whether an earlier copy proved broken and must not be used
   * @return the archive
   */
  Path fetch(Distribution distribution, Path folder, boolean again)
      throws IOException, InterruptedException;
}
