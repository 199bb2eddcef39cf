package dev.phoenix.workers.learning.verdicts;

import dev.phoenix.model.api.night.NightState.Verdict;

/**
 * What people's verdicts on drafts of two adapters add up to.
 *
 * @param given verdicts on the new adapter's drafts
 * @param wanted after so many nothing more is compared
 * @param before verdicts on drafts of what was live before, as far as they are compared
 * @param p of the last comparison, or of the one that decided: the probability that verdicts differ
 *     so much for the worse although both are as good, by a one-sided Mann-Whitney U test; 1 before
 * @param verdict what follows; {@link Verdict#KEEP} also where there is too little to compare with
 * @param reason for people, where it is {@link Verdict#WORSE}; empty otherwise
 */
public record VerdictComparison(
    int given, int wanted, int before, double p, Verdict verdict, String reason) {}
