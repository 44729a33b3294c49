package dev.millet.builds.words;

import java.time.Instant;

/**
 * The words of a member on an entry of a build, which everybody may read who may read the build.
 *
 * @param word plain text, not empty
 */
public record SaidWord(long entryId, long memberId, long buildId, String word, Instant saidAt) {}
