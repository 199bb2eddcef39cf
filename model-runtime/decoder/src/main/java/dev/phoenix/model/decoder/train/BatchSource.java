package dev.phoenix.model.decoder.train;

import java.util.List;

/** Where batches come from: a function of the step, so that a resumed training goes on the same. */
@FunctionalInterface
public interface BatchSource {

  /** The batches whose gradients are summed in step {@code step}, the first being 0. */
  List<Batch> batches(long step);
}
