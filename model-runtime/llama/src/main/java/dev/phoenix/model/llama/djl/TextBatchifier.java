package dev.phoenix.model.llama.djl;

import ai.djl.ndarray.NDList;
import ai.djl.translate.Batchifier;
import java.util.Arrays;

/** Lets the requests of a batch pass one beside the other. */
final class TextBatchifier implements Batchifier {

  private static final long serialVersionUID = 1L;

  @Override
  public NDList batchify(NDList[] inputs) {
    NDList all = new NDList();
    Arrays.stream(inputs).forEach(all::addAll);
    return all;
  }

  @Override
  public NDList[] unbatchify(NDList inputs) {
    return inputs.stream().map(NDList::new).toArray(NDList[]::new);
  }
}
