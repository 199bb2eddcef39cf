package dev.phoenix.model.decoder.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Activation;
import dev.phoenix.model.decoder.config.LlamaConfig;
import org.jspecify.annotations.Nullable;

/** One layer: grouped-query attention, then SwiGLU, each behind a norm and added to the stream. */
final class DecoderLayer {

  /**
   * What a pass shares between the layers; the mask broadcasts to (batch, kv, group, time, keys).
   */
  record Pass(Rotary.Angles angles, @Nullable NDArray mask, @Nullable KvCache cache) {}

  private final LlamaConfig config;
  private final int layer;
  private final RmsNorm norm;

  DecoderLayer(LlamaConfig config, int layer, RmsNorm norm) {
    this.config = config;
    this.layer = layer;
    this.norm = norm;
  }

  /**
   * From and to (batch, time, hidden). What is computed on the way is given back at once: autograd
   * keeps by itself what the backward pass needs, which is far less. It cannot keep arrays that are
   * made from Java's numbers: none may be made in here.
   */
  NDArray forward(Parameters parameters, NDArray x, Pass pass) {
    NDManager owner = x.getManager();
    try (NDManager scratch = owner.newSubManager()) {
      x.tempAttach(scratch);
      NDArray h = norm.apply(x, parameters.weight(name("input_layernorm")));
      NDArray attended = x.add(attend(parameters, h, pass));
      h = norm.apply(attended, parameters.weight(name("post_attention_layernorm")));
      NDArray y = attended.add(feedForward(parameters, h));
      y.attach(owner);
      return y;
    }
  }

  private NDArray attend(Parameters parameters, NDArray h, Pass pass) {
    long batch = h.getShape().get(0);
    long time = h.getShape().get(1);
    long head = config.headSize();
    long kvHeads = config.keyValueHeads();
    long group = config.groupSize();
    NDArray q = parameters.linear(h, name("self_attn.q_proj")).reshape(batch, time, -1, head);
    NDArray k = parameters.linear(h, name("self_attn.k_proj")).reshape(batch, time, -1, head);
    NDArray v = parameters.linear(h, name("self_attn.v_proj")).reshape(batch, time, -1, head);
    q = Rotary.turn(q, pass.angles().queryCos(), pass.angles().querySin());
    k = Rotary.turn(k, pass.angles().keyCos(), pass.angles().keySin()).transpose(0, 2, 1, 3);
    v = v.transpose(0, 2, 1, 3);
    if (pass.cache() != null) {
      NDList all = pass.cache().append(layer, k, v);
      k = all.get(0);
      v = all.get(1);
    }
    long keys = k.getShape().get(2);
    // the queries of a group lie one after the other, so that a group is one matrix product
    q = q.transpose(0, 2, 1, 3).reshape(batch, kvHeads, group * time, head);
    NDArray scores = q.matMul(k.transpose(0, 1, 3, 2));
    if (pass.mask() != null) {
      scores = scores.reshape(batch, kvHeads, group, time, keys).add(pass.mask());
      scores = scores.reshape(batch, kvHeads, group * time, keys);
    }
    NDArray mixed = scores.softmax(-1).matMul(v).reshape(batch, kvHeads * group, time, head);
    NDArray joined = mixed.transpose(0, 2, 1, 3).reshape(batch, time, config.queryWidth());
    return parameters.linear(joined, name("self_attn.o_proj"));
  }

  private NDArray feedForward(Parameters parameters, NDArray h) {
    NDArray gate = parameters.linear(h, name("mlp.gate_proj"));
    NDArray up = parameters.linear(h, name("mlp.up_proj"));
    return parameters.linear(gate.mul(Activation.sigmoid(gate)).mul(up), name("mlp.down_proj"));
  }

  private String name(String part) {
    return WeightNames.layer(layer, part);
  }
}
