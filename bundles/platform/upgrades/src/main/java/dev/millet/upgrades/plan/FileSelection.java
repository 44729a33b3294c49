package dev.millet.upgrades.plan;

import dev.millet.upgrades.candidate.Candidate;
import dev.millet.upgrades.feature.FeatureFile;
import dev.millet.upgrades.feature.FeatureFile.Coordinates;
import dev.millet.upgrades.feature.FeatureReader;
import dev.millet.upgrades.problem.ModuleProblem;
import dev.millet.upgrades.problem.RejectedFileException;
import dev.millet.upgrades.state.Distribution;
import dev.millet.upgrades.state.ModuleRepository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the files that an order names, and those that its features name. What is wrong with them is
 * gathered, too. One gathering serves one plan.
 */
final class FileSelection {

  private final ModuleRepository repository;
  private final FeatureReader features;
  private final Map<String, Candidate> modules = new LinkedHashMap<>();
  private final Map<String, Candidate> shared = new LinkedHashMap<>();
  private final List<FeatureFile> read = new ArrayList<>();
  private final List<String> fromFeatures = new ArrayList<>();
  private final List<ModuleProblem> obstacles = new ArrayList<>();

  FileSelection(ModuleRepository repository, FeatureReader features) {
    this.repository = repository;
    this.features = features;
  }

  /** Takes the files of an order. */
  void take(List<String> files) throws IOException {
    for (String sha256 : files) {
      Optional<Path> file = repository.forPlan(sha256);
      if (file.isEmpty()) {
        obstacles.add(ModuleProblem.of("unknown-file", sha256));
      } else if (file.get().toString().endsWith(".json")) {
        feature(file.get());
      } else {
        named(file.get());
      }
    }
  }

  private void named(Path file) throws IOException {
    try {
      Candidate candidate = repository.read(file);
      Map<String, Candidate> kind = candidate.isModule() ? modules : shared;
      String key = candidate.isModule() ? candidate.module() : candidate.symbolicName();
      Candidate other = kind.putIfAbsent(key, candidate);
      if (other != null && !other.sha256().equals(candidate.sha256())) {
        obstacles.add(ModuleProblem.of("twice", key));
      }
    } catch (RejectedFileException e) {
      obstacles.add(e.problem());
    }
  }

  private void feature(Path file) throws IOException {
    FeatureFile feature;
    try {
      feature = features.read(file, distributedName(file));
    } catch (RejectedFileException e) {
      obstacles.add(e.problem());
      return;
    }
    read.add(feature);
    if (feature.configured()) {
      obstacles.add(ModuleProblem.of("feature-configured", feature.name()));
    }
    for (Coordinates wanted : feature.bundles()) {
      Optional<Path> jar = jar(wanted);
      if (jar.isEmpty()) {
        obstacles.add(ModuleProblem.of("feature-bundle", feature.name(), wanted.toString()));
      } else {
        brought(jar.get());
      }
    }
  }

  /** A distribution's feature is called as its file is. */
  private String distributedName(Path file) throws IOException {
    return repository.distribution().features().contains(file)
        ? file.getFileName().toString().replaceFirst("\\.json$", "")
        : null;
  }

  private Optional<Path> jar(Coordinates wanted) throws IOException {
    Distribution distribution = repository.distribution();
    Optional<Path> sent =
        repository.sentForPlan(wanted.group(), wanted.artifact(), wanted.version());
    return sent.isPresent()
        ? sent
        : distribution.jar(wanted.group(), wanted.artifact(), wanted.version());
  }

  /** What a feature brings may be named by another one as well, and may be a plain library. */
  private void brought(Path jar) throws IOException {
    try {
      Candidate candidate = repository.read(jar);
      String key = candidate.isModule() ? candidate.module() : candidate.symbolicName();
      (candidate.isModule() ? modules : shared).putIfAbsent(key, candidate);
      fromFeatures.add(candidate.sha256());
    } catch (RejectedFileException e) {
      if (!e.problem().code().equals("platform")) {
        obstacles.add(e.problem());
      }
    }
  }

  /** The modules that come, by name. */
  Map<String, Candidate> modules() {
    return modules;
  }

  /** The bundles that they share, by symbolic name. */
  Map<String, Candidate> shared() {
    return shared;
  }

  /** The features that were read. */
  List<FeatureFile> features() {
    return read;
  }

  /** Whether a feature names it, so that it may be there already. */
  boolean isBrought(Candidate candidate) {
    return fromFeatures.contains(candidate.sha256());
  }

  List<ModuleProblem> obstacles() {
    return obstacles;
  }
}
