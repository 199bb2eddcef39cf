package dev.phoenix.model.llama.djl;

import ai.djl.Model;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorFactory;
import ai.djl.util.Pair;
import dev.phoenix.model.api.text.TextRequest;
import dev.phoenix.model.api.text.TextResult;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Set;

/**
 * Makes {@link TextTranslator}s; by its class name as the argument {@code translatorFactory}, code
 * that sees only DJL's types can use the engine.
 */
public final class TextTranslatorFactory implements TranslatorFactory {

  @Override
  public Set<Pair<Type, Type>> getSupportedTypes() {
    return Set.of(new Pair<>(TextRequest.class, TextResult.class));
  }

  @Override
  @SuppressWarnings("unchecked")
  public <I, O> Translator<I, O> newInstance(
      Class<I> input, Class<O> output, Model model, Map<String, ?> arguments) {
    if (!isSupported(input, output)) {
      throw new IllegalArgumentException(
          "This engine turns a TextRequest into a TextResult, not %s into %s"
              .formatted(input.getSimpleName(), output.getSimpleName()));
    }
    return (Translator<I, O>) new TextTranslator();
  }
}
