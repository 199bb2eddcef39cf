package dev.phoenix.local.nights;

import java.util.Optional;

/**
 * What is seen of a night at one look.
 *
 * @param flow the state that the workers tell: requested, working, training, watching or ended;
 *     empty while they tell nothing
 * @param step the model runtime's last step, such as TRAIN; empty before the first
 * @param status of that step, as the night's file has it
 * @param live whether the night's adapter was noted as live
 */
record Sight(String flow, String step, String status, boolean live) {

  /** Nothing is known. */
  static final Sight NOTHING = new Sight("", "", "", false);

  /** Whether the flow has told what came of the night. */
  boolean over() {
    return flow.equals("ended");
  }

  /** The state that it is in; empty before it begins and after it ended. */
  Optional<Moment> moment() {
    if (over()) {
      return Optional.empty();
    }
    return switch (step) {
      case "" -> flow.equals("working") ? Optional.of(Moment.COLLECTING) : Optional.empty();
      case "TRAIN" -> Optional.of(Moment.TRAINING);
      case "VALIDATE" -> Optional.of(Moment.VALIDATING);
      case "VALIDATE_SHIPPED" -> Optional.of(Moment.VALIDATING_SHIPPED);
      case "ARCHIVE" ->
          Optional.of(status.equals("RUNNING") ? Moment.ARCHIVING : Moment.ACTIVATING);
      case "WATCH" ->
          Optional.of(live && flow.equals("watching") ? Moment.WATCHING : Moment.ACTIVATING);
      default -> Optional.of(Moment.ENDING);
    };
  }

  /** Whether this is the moment to kill in: of a state that ends at once, its very beginning. */
  boolean suits(Moment wanted) {
    return moment().filter(wanted::equals).isPresent()
        && (wanted != Moment.ACTIVATING || step.equals("WATCH"));
  }

  /** Whether that state will not come any more. */
  boolean past(Moment wanted) {
    return over() || moment().filter(now -> now.compareTo(wanted) > 0).isPresent();
  }
}
