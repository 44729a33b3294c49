package dev.millet.upgrades.page;

/**
 * How the requests to a version went since it first answered.
 *
 * @param answers whether it answers now; else it stands by
 * @param slow the time below which 19 of 20 were answered; null where there were none
 */
public record Meter(
    String module, String version, boolean answers, long requests, long failures, Sentence slow) {}
