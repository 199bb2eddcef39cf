package dev.phoenix.model.llama.engine;

import dev.phoenix.model.llama.binding.NativeAdapter;

/**
 * An adapter in memory. Two loads are never equal, also under one name.
 *
 * @param id the name it is used by
 * @param memory its matrices
 */
record LoadedAdapter(String id, NativeAdapter memory) {

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
