package dev.millet.upgrades.feature;

import dev.millet.upgrades.problem.ModuleProblem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Whether features that come have what they need, among those that come and those that are here.
 */
public final class Requirements {

  private final Map<String, NamedFeature> coming;
  private final Predicate<String> here;

  /**
   * @param coming the features that are installed together
   * @param here whether all of a feature runs already
   */
  public Requirements(Collection<NamedFeature> coming, Predicate<String> here) {
    this.coming =
        coming.stream()
            .collect(
                Collectors.toMap(
                    NamedFeature::name, feature -> feature, (a, b) -> a, LinkedHashMap::new));
    this.here = here;
  }

  /** Returns what is missing, and which features require each other; empty where all is well. */
  public List<ModuleProblem> problems() {
    List<ModuleProblem> found = new ArrayList<>();
    for (NamedFeature feature : coming.values()) {
      for (String required : feature.requires()) {
        if (!coming.containsKey(required) && !here.test(required)) {
          found.add(ModuleProblem.of("feature-requires", feature.name(), required));
        }
      }
      cycle(feature.name(), List.of())
          .ifPresent(path -> found.add(ModuleProblem.of("feature-cycle", feature.name(), path)));
    }
    return found;
  }

  private Optional<String> cycle(String name, List<String> path) {
    if (path.contains(name)) {
      return path.get(0).equals(name) ? Optional.of(String.join(", ", path)) : Optional.empty();
    }
    NamedFeature feature = coming.get(name);
    if (feature == null) {
      return Optional.empty();
    }
    List<String> longer = new ArrayList<>(path);
    longer.add(name);
    return feature.requires().stream()
        .map(required -> cycle(required, longer))
        .flatMap(Optional::stream)
        .findFirst();
  }
}
