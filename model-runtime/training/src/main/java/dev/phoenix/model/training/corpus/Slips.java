package dev.phoenix.model.training.corpus;

import java.util.Random;

/** Corrections that went wrong once more. */
final class Slips {

  private Slips() {}

  /** A good post with a detail spoilt. */
  static String again(String post, Assignment assignment, Random random) {
    var mentions = assignment.allMentions();
    var tags = assignment.brief().hashtags();
    int kind = random.nextInt(3);
    if (kind == 0 && !mentions.isEmpty()) {
      var mention = mentions.get(random.nextInt(mentions.size())).text();
      return post.replace(mention, Typos.in(mention, random));
    }
    if (kind == 1 && !tags.isEmpty()) {
      return post.replace(" " + tags.get(random.nextInt(tags.size())), "");
    }
    if (!assignment.hiddenTerms().isEmpty()) {
      var term = assignment.hiddenTerms().get(random.nextInt(assignment.hiddenTerms().size()));
      int at = post.indexOf(' ');
      return at < 0 ? term : post.substring(0, at) + " " + term + post.substring(at);
    }
    int at = post.indexOf(". ");
    return at < 0 ? post + " " + post : post.substring(0, at + 2) + post;
  }
}
