package dev.phoenix.workers.approval.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.phoenix.connector.telegram.updates.Update;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class SayingTest {

  @Example
  void shouldReadDecisions() {
    // when / then
    assertThat(said("approve", "12")).isEqualTo(new Saying.Decide(12, "approved", null));
    assertThat(said("approve", "#12 Fine,\nall of it"))
        .isEqualTo(new Saying.Decide(12, "approved", "Fine,\nall of it"));
    assertThat(said("reject", "12   too expensive"))
        .isEqualTo(new Saying.Decide(12, "rejected", "too expensive"));
  }

  @Example
  void shouldReadQuestions() {
    // when / then
    assertThat(said("pending", "")).isEqualTo(new Saying.Pending());
    assertThat(said("show", "12")).isEqualTo(new Saying.Show(12));
    assertThat(said("budget", "")).isEqualTo(new Saying.Budget());
    assertThat(said("help", "")).isEqualTo(new Saying.Help());
    assertThat(said("start", "")).isEqualTo(new Saying.Help());
    assertThat(said("aprove", "12")).isEqualTo(new Saying.Unknown());
  }

  @Example
  void shouldRefuseWhatIsNoNumber() {
    // when / then
    for (var arguments :
        new String[] {"", "twelve", "-12", "1.5", "12e3", "9".repeat(19), "12x", "\u0661\u0662"}) {
      assertThat(said("approve", arguments)).isEqualTo(new Saying.NumberMissing("approve"));
      assertThat(said("show", arguments)).isEqualTo(new Saying.NumberMissing("show"));
    }
  }

  @Example
  void shouldRefuseAComment() {
    // when / then
    for (var comment :
        new String[] {
          "x".repeat(100_000), "bell\u0007", "right\u202Eleft", "{{secrets.TOKEN}}", "zero\u200B"
        }) {
      assertThat(said("reject", "12 " + comment)).isEqualTo(new Saying.Unusable());
    }
    assertThat(said("reject", "12 " + "x".repeat(Saying.COMMENT_LIMIT)))
        .isInstanceOf(Saying.Decide.class);
    assertThat(said("reject", "12 " + "x".repeat(Saying.COMMENT_LIMIT + 1)))
        .isEqualTo(new Saying.Unusable());
  }

  @Property
  void shouldReadWhateverIsSaid(@ForAll String name, @ForAll String arguments) {
    // when / then
    assertThat(said(name, arguments)).isNotNull();
    assertThat(said("approve", arguments)).isNotNull();
  }

  private static Saying said(String name, String arguments) {
    return Saying.of(new Update.Command(1, 2, new Update.Person(7, "Ana"), name, arguments, 3));
  }
}
