package dev.phoenix.model.router;

import dev.phoenix.model.api.text.TextResult;
import org.jspecify.annotations.Nullable;

/**
 * An answer, all of it from one model.
 *
 * @param answer what was generated
 * @param model who did; null when nobody was asked, since the budget was spent or the request was
 *     cancelled first
 * @param attempts how many times a model was asked
 * @param budgetReached whether the answer ended for want of budget: its finish is {@code LENGTH}
 */
public record RoutedResult(
    TextResult answer, @Nullable String model, int attempts, boolean budgetReached) {}
