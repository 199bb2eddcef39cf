package dev.phoenix.model.trainer.data;

import dev.phoenix.model.trainer.job.Digests;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Which prompts are learned and which are only measured: a draw by the seed and by the prompts
 * themselves, so that the order of the files means nothing.
 *
 * @param training prompts that are learned
 * @param validation prompts that are measured; none if there are fewer than two in all
 */
record Split(List<String> training, List<String> validation) {

  static Split of(Collection<String> prompts, double share, long seed) {
    List<String> drawn =
        prompts.stream()
            .sorted(Comparator.comparing(prompt -> Digests.sha256(seed + "\n" + prompt)))
            .toList();
    int held =
        drawn.size() < 2 || share == 0
            ? 0
            : (int) Math.min(drawn.size() - 1L, Math.max(1, Math.round(share * drawn.size())));
    return new Split(drawn.subList(held, drawn.size()), drawn.subList(0, held));
  }
}
