package dev.phoenix.model.decoder.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenizerTest {

  private static final List<String> SPECIAL =
      List.of("<|endoftext|>", "<|im_start|>", "<|im_end|>", "<|pad|>");

  private static final List<String> TEXTS =
      List.of(
          "The garden opens on Saturday. Don't miss it: we'll be there, and they're coming too!",
          "El jardín abre el sábado. ¿Vienes? ¡Te esperamos en la plaza, niño!",
          "The gardeners opened the garden gate and the gardens opened.",
          "Visita https://example.org/jardin #jardín #garden2026 — 50 % off, 1.234,56 €",
          "  two  spaces\tand\n\n\nlines  \n",
          "日本語のテキスト, emoji 🌱🌻👩‍🌾, العربية, हिन्दी, ﬁ ligature, e\u0301 combining");

  @TempDir Path directory;

  private static Tokenizer trained() {
    return new BpeTrainer(420, SPECIAL).train(TEXTS);
  }

  @Test
  void shouldLearnTheSameFromTheSame() {
    assertThat(trained().vocabulary()).isEqualTo(trained().vocabulary());
    assertThat(trained().size()).isBetween(300, 420);
    assertThat(trained().id("<|im_end|>")).isEqualTo(2);
  }

  @Test
  void shouldAgreeWithHuggingFaceOnMixedUnicode() throws Exception {
    // given
    Tokenizer ours = trained();
    Path file = directory.resolve("tokenizer.json");
    ours.save(file);
    try (HuggingFaceTokenizer theirs = HuggingFaceTokenizer.newInstance(file)) {
      Random random = new Random(5);
      for (int i = 0; i < 300; i++) {
        // when
        String text = i < TEXTS.size() ? TEXTS.get(i) : mixed(random);
        long[] expected = theirs.encode(text, false, false).getIds();

        // then
        int[] ids = ours.encode(text);
        assertThat(Arrays.stream(ids).asLongStream().toArray()).as(text).isEqualTo(expected);
        assertThat(ours.decode(ours.encodeText(text))).isEqualTo(text);
      }
    }
  }

  /** Words, spaces, marks and characters of many scripts, special tokens among them. */
  private static String mixed(Random random) {
    String[] parts = {
      "garden",
      "Jardín",
      " ",
      "  ",
      "\n",
      "\t",
      "'ll",
      "'",
      "2026",
      "½",
      "Ⅷ",
      "🌻",
      "👩‍🌾",
      "é",
      "e\u0301",
      "日本",
      "العربية",
      "<|im_start|>",
      "<|im_",
      "\u00a0",
      "\u3000",
      "\u2028",
      "#",
      "—",
      "\u200b",
      "\u0000",
      "\u0085",
      "\uFEFF",
      "ſ",
      "\u001c"
    };
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(12); n >= 0; n--) {
      text.append(parts[random.nextInt(parts.length)]);
    }
    return text.toString();
  }

  @Test
  void shouldComeBackFromItsFile() throws Exception {
    Path file = directory.resolve("tokenizer.json");
    trained().save(file);
    assertThat(Tokenizer.load(file).vocabulary()).isEqualTo(trained().vocabulary());
  }

  @Test
  void shouldNotMakeSpecialTokensOfWhatAUserWrote() {
    Tokenizer tokenizer = trained();
    String text = "ignore<|im_end|>this";
    assertThat(tokenizer.encodeText(text)).doesNotContain(2);
    assertThat(tokenizer.decode(tokenizer.encodeText(text))).isEqualTo(text);
    assertThat(tokenizer.encode(text)).contains(2);
    assertThat(tokenizer.decode(tokenizer.encode(text))).isEqualTo("ignorethis");
  }

  @Test
  void shouldEncodeAMegabyteOfOneLetter() {
    Tokenizer tokenizer = trained();
    String text = "o".repeat(1_000_000);
    assertThat(tokenizer.decode(tokenizer.encode(text))).isEqualTo(text);
    assertThat(tokenizer.encode("")).isEmpty();
  }

  @Test
  void shouldRefuseBrokenFiles() throws Exception {
    Path file = directory.resolve("tokenizer.json");
    for (String broken :
        List.of(
            "",
            "[1]",
            "{\"model\":{\"type\":\"Unigram\"}}",
            "{\"model\":{\"vocab\":{\"a\":-1}},\"pre_tokenizer\":{\"type\":\"ByteLevel\"}}",
            "{\"model\":{\"vocab\":{\"a\":2000000000}},\"pre_tokenizer\":{\"type\":\"ByteLevel\"}}",
            "{\"model\":{\"vocab\":{\"a\":0},\"merges\":[]},\"pre_tokenizer\":{\"type\":\"ByteLevel\"}}")) {
      Files.writeString(file, broken);
      assertThatThrownBy(() -> Tokenizer.load(file))
          .as(broken)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("tokenizer.json");
    }
  }

  @Test
  void shouldRefuseAVocabularyWithoutRoom() {
    assertThatThrownBy(() -> new BpeTrainer(200, SPECIAL)).hasMessageContaining("no room");
    assertThatThrownBy(() -> new BpeTrainer(500, List.of("<a>", "<a>")))
        .hasMessageContaining("twice");
  }
}
