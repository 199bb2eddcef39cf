package dev.phoenix.model.llama.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.MalformedModelException;
import ai.djl.engine.Engine;
import ai.djl.inference.Predictor;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.translate.TranslateException;
import dev.phoenix.model.api.text.Sampling;
import dev.phoenix.model.api.text.TextModel;
import dev.phoenix.model.api.text.TextModelException;
import dev.phoenix.model.api.text.TextRequest;
import dev.phoenix.model.api.text.TextResult;
import dev.phoenix.model.llama.testmodel.TinyModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LlamaCppEngineTest {

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void write() throws Exception {
    file = TinyModel.SMALL.write(folder);
  }

  private static Criteria.Builder<TextRequest, TextResult> criteria(Path path) {
    return Criteria.builder()
        .setTypes(TextRequest.class, TextResult.class)
        .optEngine("LlamaCpp")
        .optModelPath(path)
        .optOption("threads", "1")
        .optOption("contextLength", "128")
        .optOption("nativesFolder", "target/natives");
  }

  @Test
  void shouldBeFoundByItsName() {
    assertThat(Engine.getAllEngines()).contains("LlamaCpp");
    assertThat(Engine.getEngine("LlamaCpp").getVersion()).isEqualTo("b4916");
  }

  @Test
  void shouldPredictThroughCriteria() throws Exception {
    try (ZooModel<TextRequest, TextResult> model =
            criteria(file).optTranslator(new TextTranslator()).build().loadModel();
        Predictor<TextRequest, TextResult> predictor = model.newPredictor()) {
      // given
      List<TextRequest> requests = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        requests.add(TextRequest.of("Post number " + i, 12, Sampling.GREEDY));
      }
      // when
      List<TextResult> together = predictor.batchPredict(requests);
      // then
      assertThat(together).hasSize(10);
      for (int i = 0; i < 10; i++) {
        assertThat(predictor.predict(requests.get(i)).text()).isEqualTo(together.get(i).text());
      }
      assertThat(together.stream().map(TextResult::text).distinct().count()).isGreaterThan(1);
    }
  }

  @Test
  void shouldBeATextModelBehindDjlsTypes() throws Exception {
    try (ZooModel<TextRequest, TextResult> model =
        criteria(folder)
            .optArgument("translatorFactory", TextTranslatorFactory.class.getName())
            .build()
            .loadModel()) {
      TextModel text = (TextModel) model.getWrappedModel();
      assertThat(text.contextLength()).isEqualTo(128);
      text.loadAdapter("a", TinyModel.SMALL.writeAdapter(folder, "a", 2, 1));
      assertThat(text.adapters()).containsExactly("a");
      text.unloadAdapter("a");
      assertThat(text.stats().requests()).isZero();
    }
  }

  @Test
  void shouldSayWhyAFileCannotBeLoaded() throws Exception {
    Path broken = Files.writeString(folder.resolve("broken.gguf"), "GGUF?");
    assertThatThrownBy(
            () -> criteria(broken).optTranslator(new TextTranslator()).build().loadModel())
        .isInstanceOf(MalformedModelException.class)
        .hasMessageContaining("broken.gguf");
  }

  @Test
  void shouldSayWhatAnOptionMustBe() {
    for (String name : new String[] {"parallel", "singlePrecision"}) {
      Criteria<TextRequest, TextResult> wrong =
          criteria(file).optTranslator(new TextTranslator()).optOption(name, "many").build();
      assertThatThrownBy(wrong::loadModel)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("Option '%s' must be".formatted(name));
    }
  }

  @Test
  void shouldPassOnWhyARequestFailed() throws Exception {
    try (ZooModel<TextRequest, TextResult> model =
            criteria(file).optTranslator(new TextTranslator()).build().loadModel();
        Predictor<TextRequest, TextResult> predictor = model.newPredictor()) {
      assertThatThrownBy(() -> predictor.predict(TextRequest.of("a", 999, Sampling.GREEDY)))
          .isInstanceOf(TranslateException.class)
          .hasCauseInstanceOf(TextModelException.class);
    }
  }
}
