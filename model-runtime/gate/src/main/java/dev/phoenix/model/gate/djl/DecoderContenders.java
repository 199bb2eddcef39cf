package dev.phoenix.model.gate.djl;

import ai.djl.pytorch.jni.JniUtils;
import dev.phoenix.model.decoder.lora.AdapterFile;
import dev.phoenix.model.decoder.lora.LoraAdapter;
import dev.phoenix.model.decoder.net.LlamaModel;
import dev.phoenix.model.decoder.safetensors.SafetensorsException;
import dev.phoenix.model.decoder.tokenizer.Tokenizer;
import dev.phoenix.model.gate.contender.Contender;
import dev.phoenix.model.gate.contender.Contenders;
import dev.phoenix.model.gate.request.GateRequest;
import dev.phoenix.model.trainer.job.Base;
import dev.phoenix.model.trainer.job.RefusedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The model that was learned on, with and without adapters, in 32 bits. */
public final class DecoderContenders implements Contenders {

  private final LlamaModel model;
  private final Tokenizer tokenizer;
  private final LoraAdapter candidate;
  private final @Nullable LoraAdapter live;

  private DecoderContenders(
      LlamaModel model, Tokenizer tokenizer, LoraAdapter candidate, @Nullable LoraAdapter live) {
    this.model = model;
    this.tokenizer = tokenizer;
    this.candidate = candidate;
    this.live = live;
  }

  /**
   * Loads what a request names.
   *
   * @throws RefusedException if a file is not what it has to be
   */
  public static DecoderContenders load(GateRequest request) throws IOException {
    Path directory = request.base().directory();
    LlamaModel model = null;
    try {
      model = LlamaModel.load(directory);
      // the order of sums is part of the result
      JniUtils.setNumThreads(1);
      Tokenizer tokenizer = Tokenizer.load(directory.resolve(Base.TOKENIZER));
      LoraAdapter candidate = AdapterFile.load(model, request.adapter());
      LoraAdapter live =
          request.live() == null ? null : GgufAdapter.load(request.live(), model).orElse(null);
      return new DecoderContenders(model, tokenizer, candidate, live);
    } catch (IllegalArgumentException | SafetensorsException e) {
      close(model);
      throw new RefusedException("Base or adapter cannot be judged: " + e.getMessage(), e);
    } catch (IOException | RuntimeException | Error e) {
      close(model);
      throw e;
    }
  }

  private static void close(@Nullable LlamaModel model) {
    if (model != null) {
      model.close();
    }
  }

  @Override
  public Contender base() {
    return new DecoderContender(model, tokenizer, null);
  }

  @Override
  public Contender candidate() {
    return new DecoderContender(model, tokenizer, candidate);
  }

  @Override
  public Optional<Contender> live() {
    return Optional.ofNullable(live)
        .map(adapter -> new DecoderContender(model, tokenizer, adapter));
  }

  @Override
  public Optional<Contender> merged() {
    return Optional.empty();
  }

  @Override
  public void close() {
    model.close();
  }
}
