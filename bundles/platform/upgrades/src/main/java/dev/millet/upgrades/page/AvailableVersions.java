package dev.millet.upgrades.page;

import dev.millet.upgrades.candidate.Candidate;
import dev.millet.upgrades.candidate.CandidateReader;
import dev.millet.upgrades.overview.ModuleState;
import dev.millet.upgrades.overview.ModuleStatus;
import dev.millet.upgrades.state.ModuleRepository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.Version;

/**
 * The versions that could be installed right now: newer versions, and modules that are not
 * installed.
 */
final class AvailableVersions {

  private final List<AvailableVersion> items;

  private AvailableVersions(List<AvailableVersion> items) {
    this.items = items;
  }

  static AvailableVersions of(ModuleRepository repository, List<ModuleState> installed)
      throws IOException {
    Map<String, ModuleState> states = new HashMap<>();
    installed.forEach(state -> states.put(state.module(), state));
    Map<String, AvailableVersion> items = new HashMap<>();
    for (ModuleRepository.Item item : repository.modules()) {
      Candidate candidate = item.candidate();
      ModuleState state = states.get(candidate.module());
      String active = state == null ? null : state.version();
      boolean disabled = state != null && state.status() == ModuleStatus.DISABLED;
      if (!disabled && isNewer(candidate.version(), active)) {
        // sent in and of the distribution is the same file, once
        items.putIfAbsent(candidate.sha256(), item(repository, item, active));
      }
    }
    List<AvailableVersion> sorted = new ArrayList<>(items.values());
    sorted.sort(
        Comparator.comparing(AvailableVersion::module)
            .thenComparing(each -> Version.parseVersion(each.version()), Comparator.reverseOrder())
            .thenComparing(AvailableVersion::file));
    return new AvailableVersions(List.copyOf(sorted));
  }

  private static boolean isNewer(Version version, String active) {
    return active == null || version.compareTo(Version.parseVersion(active)) > 0;
  }

  private static AvailableVersion item(
      ModuleRepository repository, ModuleRepository.Item item, String active) throws IOException {
    Candidate candidate = item.candidate();
    Optional<String> feature =
        active == null && item.distributed() ? feature(repository, candidate) : Optional.empty();
    return new AvailableVersion(
        feature.orElse(candidate.sha256()),
        candidate.module(),
        candidate.version().toString(),
        active,
        item.distributed(),
        candidate.signer());
  }

  /** The feature of a module brings along what else it needs. */
  private static Optional<String> feature(ModuleRepository repository, Candidate candidate)
      throws IOException {
    for (Path file : repository.distribution().features()) {
      if (file.getFileName().toString().equals(candidate.module() + ".json")) {
        return Optional.of(CandidateReader.sha256(file));
      }
    }
    return Optional.empty();
  }

  List<AvailableVersion> items() {
    return items;
  }

  /** The newest version of a module that could be installed. */
  Optional<AvailableVersion> newest(String module) {
    return items.stream().filter(item -> item.module().equals(module)).findFirst();
  }
}
