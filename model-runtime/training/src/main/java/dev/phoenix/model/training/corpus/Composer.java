package dev.phoenix.model.training.corpus;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Writes posts as a person might: varied, and within the limits of their briefs. */
final class Composer {

  private static final int TRIES = 12;

  private final Editor editor;

  Composer(Editor editor) {
    this.editor = editor;
  }

  /** A post that keeps everything, the hidden policy too; empty if none was found. */
  Optional<Post> compose(Assignment assignment, Random random) {
    for (int i = 0; i < TRIES; i++) {
      var post = fitted(assignment, random);
      if (editor.passes(assignment, post.text())) {
        return Optional.of(post);
      }
    }
    return editor.plain(assignment);
  }

  /** A post that need not keep anything. */
  Post careless(Assignment assignment, Random random) {
    var plan = new Plan(assignment, random);
    var sentences = plan.needed();
    plan.optional().forEach(sentence -> insert(sentences, sentence, random));
    return new Post(sentences, assignment.brief().hashtags());
  }

  private Post fitted(Assignment assignment, Random random) {
    int max = assignment.brief().maxChars();
    // a writer who cannot count leaves some room
    int room = max - random.nextInt(Math.max(1, max / 8));
    var plan = new Plan(assignment, random);
    var sentences = plan.needed();
    var tags = assignment.brief().hashtags();
    for (var sentence : plan.optional()) {
      var longer = new ArrayList<>(sentences);
      insert(longer, sentence, random);
      if (new Post(longer, tags).length() <= room) {
        sentences.clear();
        sentences.addAll(longer);
      }
    }
    return new Post(sentences, tags);
  }

  private static void insert(List<Sentence> sentences, Plan.Extra extra, Random random) {
    int at =
        switch (extra.place()) {
          case START -> 0;
          case SECOND -> 1;
          case MIDDLE -> 1 + random.nextInt(sentences.size());
          case END -> sentences.size();
        };
    sentences.add(at, new Sentence(extra.text(), false));
  }

  /** What a post could consist of. */
  private static final class Plan {

    private static final int ALIKE = 12;

    enum Place {
      START,
      SECOND,
      MIDDLE,
      END
    }

    record Extra(String text, Place place) {}

    private final Assignment assignment;
    private final Random random;
    private final Filler filler;

    Plan(Assignment assignment, Random random) {
      this.assignment = assignment;
      this.random = random;
      this.filler = new Filler(assignment, assignment.language());
    }

    List<Sentence> needed() {
      var details = new ArrayList<String>(points());
      var mentions = mentions();
      if (random.nextInt(100) < 65) {
        details.addAll(mentions);
      } else {
        details.addAll(0, mentions);
      }
      var sentences = new ArrayList<Sentence>();
      var opening = "open " + assignment.manner() + (assignment.clause() ? " clause" : "");
      sentences.add(new Sentence(filler.any(opening, random), true));
      details.forEach(text -> sentences.add(new Sentence(text, true)));
      return sentences;
    }

    private List<String> points() {
      var sentences = new ArrayList<String>();
      var points = new ArrayList<>(assignment.points());
      while (!points.isEmpty()) {
        var first = points.removeFirst();
        if (!points.isEmpty() && fit(first, points.getFirst()) && random.nextInt(100) < 55) {
          var second = points.removeFirst();
          var section =
              first.kind() == second.kind()
                  ? "point %s two".formatted(first.kind().section())
                  : "point mixed two";
          sentences.add(filler.fill(section, first.text(), second.text(), random));
        } else {
          sentences.add(filler.fill("point " + first.kind().section(), first.text(), "", random));
        }
      }
      return sentences;
    }

    /** Verb phrases lack a subject and things to do a verb that carries them beside a statement. */
    private static boolean fit(Point first, Point second) {
      return first.kind() == second.kind() || (first.kind().stands() && second.kind().stands());
    }

    private List<String> mentions() {
      var sentences = new ArrayList<String>();
      var mentions = new ArrayList<>(assignment.mentions());
      while (!mentions.isEmpty()) {
        var first = mentions.removeFirst();
        boolean alike = !mentions.isEmpty() && mentions.getFirst().kind() == first.kind();
        boolean things =
            !mentions.isEmpty()
                && first.kind().compareTo(Mention.Kind.THING) <= 0
                && mentions.getFirst().kind().compareTo(Mention.Kind.THING) <= 0;
        if ((alike || things) && random.nextInt(100) < 55) {
          var second = mentions.removeFirst();
          var section =
              alike ? "mention %s two".formatted(first.kind().section()) : "mention mixed two";
          sentences.add(filler.fill(section, first.text(), second.text(), random));
        } else {
          sentences.add(filler.fill("mention " + first.kind().section(), first.text(), "", random));
        }
      }
      return sentences;
    }

    List<Extra> optional() {
      var extras = new ArrayList<Extra>();
      if (!assignment.brief().audience().isEmpty()) {
        int greeting = random.nextInt(100);
        if (greeting < 30) {
          extras.add(new Extra(filler.any("hello " + assignment.manner(), random), Place.START));
        } else if (greeting < 80) {
          extras.add(new Extra(filler.any("aud", random), Place.SECOND));
        }
      }
      if (random.nextInt(100) < 75) {
        extras.add(new Extra(filler.any(own("cta"), random), Place.END));
      }
      int fills = new int[] {0, 1, 1, 2}[random.nextInt(4)];
      for (int i = 0; i < fills; i++) {
        var text = filler.any(own("fill"), random);
        if (extras.stream().noneMatch(extra -> alike(extra.text(), text))) {
          extras.add(new Extra(text, Place.MIDDLE));
        }
      }
      Collections.shuffle(extras, random);
      // what stands at the end is put there last
      extras.sort(Comparator.comparing(extra -> extra.place() == Place.END));
      return extras;
    }

    /** Whether two sentences begin alike: the same one in other words. */
    private static boolean alike(String one, String other) {
      return one.regionMatches(0, other, 0, ALIKE);
    }

    /**
     * A field's own sentences read well in a friendly or lively voice; a formal one keeps its own.
     */
    private String own(String role) {
      var field = role + " " + assignment.field();
      boolean fits = !assignment.manner().equals("formal") && filler.book().has(field);
      return fits && random.nextInt(100) < 45 ? field : role + " " + assignment.manner();
    }
  }
}
