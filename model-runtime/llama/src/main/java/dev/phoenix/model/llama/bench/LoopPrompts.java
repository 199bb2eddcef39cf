package dev.phoenix.model.llama.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Loops of reflection as prompts, round by round; each round's begins with the one before. A file
 * has a loop a line: {@code {"rounds": [P, P, P]}}, where P is a text, or an array of texts that
 * are put together. Names of special tokens become those tokens. The n-th <code>{draft}</code> of a
 * prompt stands for the answer of the n-th round.
 *
 * @param rounds the prompts
 */
record LoopPrompts(List<String> rounds) {

  private static final String DRAFT = "{draft}";

  private static final List<String> SUBJECTS =
      List.of(
          "a bakery's new rye bread",
          "an evening walk through the old harbour",
          "how a small team reviews its posts",
          "the opening hours of a library in winter",
          "a workshop on repairing bicycles",
          "a recipe for lentil soup");

  /** The prompts of a file, or of the set inside. */
  static List<LoopPrompts> read(@Nullable Path file) throws IOException {
    if (file == null) {
      return SUBJECTS.stream().map(LoopPrompts::inside).toList();
    }
    ObjectMapper json = new ObjectMapper();
    List<LoopPrompts> all = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (!line.isBlank()) {
        List<String> rounds = new ArrayList<>();
        json.readTree(line).path("rounds").forEach(round -> rounds.add(text(round)));
        if (rounds.size() < 2) {
          throw new IllegalArgumentException(
              "%s, line %d: 'rounds' must be an array of at least two prompts"
                  .formatted(file, all.size() + 1));
        }
        all.add(new LoopPrompts(rounds));
      }
    }
    return all;
  }

  private static String text(JsonNode round) {
    StringBuilder text = new StringBuilder();
    if (round.isArray()) {
      round.forEach(part -> text.append(part.asText()));
    } else {
      text.append(round.asText());
    }
    return text.toString();
  }

  private static LoopPrompts inside(String subject) {
    String first =
        """
        Write one short post for the channel "feed". Keep to 400 characters. Name the date and the
        place, end with one hashtag, and do not promise anything. The audience are neighbours who
        like to know what happens around the corner. Brief: %s. Required: #local. Banned: cheap.
        Draft:\
        """
            .formatted(subject);
    String second = first + DRAFT + "\nFindings: too long by 40 characters; #local is missing.\n";
    String third = second + DRAFT + "\nFindings: the word 'cheap' is banned here.\nCorrected:";
    return new LoopPrompts(List.of(first, second + "Corrected:", third));
  }

  /** A round's prompt, with the answers so far in place. */
  String prompt(int round, List<String> answers) {
    StringBuilder prompt = new StringBuilder();
    String rest = rounds.get(round);
    for (String answer : answers) {
      int at = rest.indexOf(DRAFT);
      if (at >= 0) {
        prompt.append(rest, 0, at).append(answer);
        rest = rest.substring(at + DRAFT.length());
      }
    }
    return prompt.append(rest).toString();
  }
}
