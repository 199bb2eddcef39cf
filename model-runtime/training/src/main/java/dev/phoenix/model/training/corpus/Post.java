package dev.phoenix.model.training.corpus;

import java.util.ArrayList;
import java.util.List;

/**
 * A post as sentences and the hashtags behind them.
 *
 * @param hashtags with the leading {@code #}
 */
record Post(List<Sentence> sentences, List<String> hashtags) {

  Post {
    sentences = List.copyOf(sentences);
    hashtags = List.copyOf(hashtags);
  }

  /** As published. */
  String text() {
    var parts = new ArrayList<String>();
    sentences.forEach(sentence -> parts.add(sentence.text()));
    parts.addAll(hashtags);
    return String.join(" ", parts);
  }

  /** Length in Unicode code points. */
  int length() {
    var text = text();
    return text.codePointCount(0, text.length());
  }
}
