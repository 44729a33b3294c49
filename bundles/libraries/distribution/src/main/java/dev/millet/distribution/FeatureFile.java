package dev.millet.distribution;

import java.util.List;
import java.util.Map;

/**
 * A feature file that has been read.
 *
 * @param artifact the artifact of its id
 * @param title for people; null where it has none
 * @param description one sentence; empty where it has none
 * @param requires names of the features that it needs
 * @param bundles what it brings, in the order of the file
 * @param configurations component properties by PID
 */
public record FeatureFile(
    String artifact,
    String title,
    String description,
    List<String> requires,
    List<FeatureBundle> bundles,
    Map<String, Map<String, Object>> configurations) {}
