package dev.millet.upgrades.plan;

import dev.millet.upgrades.feature.FeatureFile;
import dev.millet.upgrades.feature.FeatureReader;
import dev.millet.upgrades.problem.RejectedFileException;
import dev.millet.upgrades.state.ModuleRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** Tells of a feature of the distribution whether everything that it brings is installed. */
final class RunningFeatures implements Predicate<String> {

  private final Set<String> installed;
  private final ModuleRepository repository;
  private final FeatureReader reader;

  RunningFeatures(BundleContext context, ModuleRepository repository, FeatureReader reader) {
    this.installed =
        Stream.of(context.getBundles()).map(Bundle::getSymbolicName).collect(Collectors.toSet());
    this.repository = repository;
    this.reader = reader;
  }

  @Override
  public boolean test(String name) {
    return runs(name, new HashSet<>());
  }

  private boolean runs(String name, Set<String> seen) {
    if (!seen.add(name)) {
      return true;
    }
    Optional<FeatureFile> feature = read(name);
    return feature.isPresent()
        && feature.get().bundles().stream().allMatch(this::isInstalled)
        && feature.get().requires().stream().allMatch(required -> runs(required, seen));
  }

  /** By the jar's symbolic name, which for libraries need not be the artifact's. */
  private boolean isInstalled(FeatureFile.Coordinates wanted) {
    if (installed.contains(wanted.artifact())) {
      return true;
    }
    return repository
        .distribution()
        .jar(wanted.group(), wanted.artifact(), wanted.version())
        .flatMap(ModuleRepository::symbolicName)
        .filter(installed::contains)
        .isPresent();
  }

  private Optional<FeatureFile> read(String name) {
    try {
      for (Path file : repository.distribution().features()) {
        if (file.getFileName().toString().equals(name + ".json")) {
          return Optional.of(reader.read(file, name));
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RejectedFileException e) {
      // it could not have been started either
      return Optional.empty();
    }
  }
}
