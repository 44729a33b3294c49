package dev.millet.upgrades.page;

import dev.millet.upgrades.candidate.Candidate;
import dev.millet.upgrades.candidate.CandidateReader;
import dev.millet.upgrades.overview.ModuleState;
import dev.millet.upgrades.state.Stock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.Version;

/** What could be put in right now: newer versions, and modules that are not installed. */
final class Shelf {

  private final List<ShelfItem> items;

  private Shelf(List<ShelfItem> items) {
    this.items = items;
  }

  static Shelf of(Stock stock, List<ModuleState> installed) throws IOException {
    Map<String, ModuleState> states = new HashMap<>();
    installed.forEach(state -> states.put(state.module(), state));
    Map<String, ShelfItem> items = new HashMap<>();
    for (Stock.Item item : stock.modules()) {
      Candidate candidate = item.candidate();
      ModuleState state = states.get(candidate.module());
      String active = state == null ? null : state.version();
      boolean disabled = state != null && state.standing().equals(ModuleState.DISABLED);
      if (!disabled && isNewer(candidate.version(), active)) {
        // sent in and of the distribution is the same file, once
        items.putIfAbsent(candidate.sha256(), item(stock, item, active));
      }
    }
    List<ShelfItem> sorted = new ArrayList<>(items.values());
    sorted.sort(
        Comparator.comparing(ShelfItem::module)
            .thenComparing(each -> Version.parseVersion(each.version()), Comparator.reverseOrder())
            .thenComparing(ShelfItem::file));
    return new Shelf(List.copyOf(sorted));
  }

  private static boolean isNewer(Version version, String active) {
    return active == null || version.compareTo(Version.parseVersion(active)) > 0;
  }

  private static ShelfItem item(Stock stock, Stock.Item item, String active) throws IOException {
    Candidate candidate = item.candidate();
    Optional<String> feature =
        active == null && item.distributed() ? feature(stock, candidate) : Optional.empty();
    return new ShelfItem(
        feature.orElse(candidate.sha256()),
        candidate.module(),
        candidate.version().toString(),
        active,
        item.distributed(),
        candidate.signer());
  }

  /** The feature of a module brings along what else it needs. */
  private static Optional<String> feature(Stock stock, Candidate candidate) throws IOException {
    for (Path file : stock.distribution().features()) {
      if (file.getFileName().toString().equals(candidate.module() + ".json")) {
        return Optional.of(CandidateReader.sha256(file));
      }
    }
    return Optional.empty();
  }

  List<ShelfItem> items() {
    return items;
  }

  /** The newest version of a module that could be put in. */
  Optional<ShelfItem> newest(String module) {
    return items.stream().filter(item -> item.module().equals(module)).findFirst();
  }
}
