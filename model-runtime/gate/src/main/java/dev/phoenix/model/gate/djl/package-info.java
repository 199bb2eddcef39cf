/** Contenders computed by the decoder on DJL and PyTorch. */
@NullMarked
package dev.phoenix.model.gate.djl;

import org.jspecify.annotations.NullMarked;
