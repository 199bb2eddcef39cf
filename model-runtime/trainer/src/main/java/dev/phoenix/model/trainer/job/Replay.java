package dev.phoenix.model.trainer.job;

import java.util.List;

/**
 * General data that is learned again, so that old skills stay.
 *
 * @param files where it is drawn from, anew each epoch; none for no replay
 * @param share part of the examples of an epoch that is drawn from it, 0 to 0.9
 */
public record Replay(List<DataFile> files, double share) {

  /** Nothing is replayed. */
  public static final Replay NONE = new Replay(List.of(), 0);

  public Replay {
    files = List.copyOf(files);
  }
}
