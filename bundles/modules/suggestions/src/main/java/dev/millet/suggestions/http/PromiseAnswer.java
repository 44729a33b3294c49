package dev.millet.suggestions.http;

/**
 * The response times against the promise of an answer.
 *
 * @param promiseMinutes the promise
 * @param days over how many days, by when the suggestions were received
 * @param answered how many were answered
 * @param within how many of them in time
 * @param late how many wait for longer than was promised; they count as slower than any other
 * @param medianSeconds half were answered within this time; left out where fewer than half were
 * @param p90Seconds nine of ten were answered within this time; left out where fewer were
 */
public record PromiseAnswer(
    long promiseMinutes,
    int days,
    long answered,
    long within,
    long late,
    Long medianSeconds,
    Long p90Seconds) {}
