package dev.phoenix.model.decoder.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an adapter adds to the linear layers of a model whose own weights stay as they are. */
public interface Adjustment {

  /**
   * What to add to the output of a linear layer.
   *
   * @param input (..., in)
   * @param weight name of the layer's weight
   * @return (..., out), or null when the layer is left alone
   */
  @Nullable NDArray delta(NDArray input, String weight);

  /** The trained arrays by name. */
  Map<String, NDArray> parameters();

  /** The same numbers in place, with gradients of their own; owned by {@code manager}. */
  Adjustment replica(NDManager manager);

  /** Sets what the randomness of the next pass (dropout) is drawn from. */
  void reseed(long seed);
}
