package dev.phoenix.model.training.corpus;

import dev.phoenix.model.api.Assessment;
import dev.phoenix.model.api.Brief;
import dev.phoenix.model.api.Finding;
import dev.phoenix.model.check.Acceptance;
import dev.phoenix.model.check.Checker;
import dev.phoenix.model.check.Code;
import dev.phoenix.model.core.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Judges drafts and corrects them, always in the same way: what a correction looks like must follow
 * from the draft and its findings alone, or a small model does not learn it.
 */
public final class Editor {

  /** Up to so many characters over the limit, one sentence less may do. */
  private static final int SLIGHTLY = 30;

  private static final Set<String> BEYOND_REPAIR =
      Stream.of(
              Code.EMPTY,
              Code.WRONG_LANGUAGE,
              Code.PLACEHOLDER,
              Code.PROMPT_ECHO,
              Code.INSTRUCTION_LEAK,
              Code.CONTROL_CHARACTER)
          .map(Code::name)
          .collect(Collectors.toUnmodifiableSet());

  private final Checker checker;
  private final Vocabulary vocabulary = KnownWords.vocabulary();

  /** An editor who judges by a checker. */
  public Editor(Checker checker) {
    this.checker = checker;
  }

  /** What the checker says of a text, the hidden policy included. */
  public Assessment check(Assignment assignment, String text) {
    return checker.check(assignment.checked(), text);
  }

  /** Whether the loop would take a text as it is. */
  public boolean passes(Assignment assignment, String text) {
    return Acceptance.passes(check(assignment, text));
  }

  /** Whether a text passes and holds no garbled word and no hashtag of its own. */
  public boolean passesStrictly(Assignment assignment, String text) {
    return passes(assignment, text) && isClean(assignment, text);
  }

  /** Whether a person could take a text as it is: strictly right, and about its topic. */
  public boolean isGood(Assignment assignment, String text) {
    return passesStrictly(assignment, text) && Repair.holds(text, assignment.topic().text());
  }

  /** Whether a text holds no garbled word and no hashtag that nobody asked for. */
  public boolean isClean(Assignment assignment, String text) {
    return explains(assignment.checked(), text);
  }

  /** Whether the corpus's words and a brief's explain a text. */
  public boolean explains(Brief brief, String text) {
    return vocabulary.explains(brief, text);
  }

  /** The plainest post that keeps everything; empty if the limits leave no room for one. */
  Optional<Post> plain(Assignment assignment) {
    var plainly = new Plainly(assignment, text -> isAllowed(assignment, text));
    return Stream.of(plainly.all(true), plainly.all(false), plainly.compact())
        .flatMap(Optional::stream)
        .map(sentences -> new Post(sentences, assignment.brief().hashtags()))
        .filter(post -> passesStrictly(assignment, post.text()))
        .findFirst();
  }

  /**
   * A draft with everything mended that its findings name.
   *
   * @return empty if the limits leave no room for any post
   */
  public Optional<String> mend(Assignment assignment, String draft) {
    var findings = check(assignment, draft).findings();
    if (findings.stream().map(Finding::code).anyMatch(BEYOND_REPAIR::contains)) {
      return plain(assignment).map(Post::text);
    }
    var mended = mended(assignment, draft);
    if (mended.isPresent() && passesStrictly(assignment, mended.get().text())) {
      return mended.map(Post::text);
    }
    return plain(assignment).map(Post::text);
  }

  private Optional<Post> mended(Assignment assignment, String draft) {
    var plainly = new Plainly(assignment, text -> isAllowed(assignment, text));
    var repair = new Repair(assignment, plainly, text -> isSound(assignment, text));
    var sentences = repair.sentences(draft);
    if (sentences.isEmpty()) {
      return Optional.empty();
    }
    var post = new Post(sentences.get(), assignment.brief().hashtags());
    return Optional.of(shortened(assignment, post));
  }

  /** Without the last optional sentence if that does, else without any. */
  private static Post shortened(Assignment assignment, Post post) {
    int excess = post.length() - assignment.brief().maxChars();
    if (excess <= 0) {
      return post;
    }
    var fewer = new ArrayList<>(post.sentences());
    for (int i = fewer.size() - 1; i >= 0 && excess <= SLIGHTLY; i--) {
      if (!fewer.get(i).needed()) {
        boolean enough = fewer.get(i).text().length() + 1 >= excess;
        if (enough) {
          fewer.remove(i);
          return new Post(fewer, post.hashtags());
        }
        break;
      }
    }
    fewer.removeIf(sentence -> !sentence.needed());
    return new Post(fewer, post.hashtags());
  }

  private boolean isAllowed(Assignment assignment, String sentence) {
    return check(assignment, sentence).findings().stream()
        .noneMatch(finding -> finding.code().equals(Code.BANNED_TERM.name()));
  }

  private boolean isSound(Assignment assignment, String sentence) {
    return isAllowed(assignment, sentence)
        && vocabulary.unknownWords(assignment.checked(), sentence).isEmpty();
  }

  /** The messages that a writer is told. */
  public List<String> findings(Assignment assignment, String text) {
    return check(assignment, text).findings().stream().map(Finding::message).toList();
  }
}
