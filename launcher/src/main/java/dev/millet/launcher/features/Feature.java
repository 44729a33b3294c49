package dev.millet.launcher.features;

import dev.millet.distribution.FeatureBundle;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A feature file that has been read.
 *
 * @param name what users call it: the file's name without {@code .json}
 * @param title for people
 * @param description one sentence
 * @param requires names of the features that it needs
 * @param bundles what it brings, in the order of the file
 * @param configurations component properties by PID
 * @param file where it was read from
 */
public record Feature(
    String name,
    String title,
    String description,
    List<String> requires,
    List<FeatureBundle> bundles,
    Map<String, Map<String, Object>> configurations,
    Path file) {}
