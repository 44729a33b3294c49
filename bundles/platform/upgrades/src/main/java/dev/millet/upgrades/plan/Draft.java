package dev.millet.upgrades.plan;

import java.util.List;
import java.util.stream.Stream;

/**
 * A plan together with what is needed to make it.
 *
 * @param plan what is shown
 * @param targets the modules that it touches
 * @param shared the bundles that they share and that come with it
 */
public record Draft(Plan plan, List<Target> targets, List<Shared> shared) {

  public Draft {
    targets = List.copyOf(targets);
    shared = List.copyOf(shared);
  }

  /** The modules of which a version comes. */
  public List<Target> coming() {
    return targets.stream().filter(Target::comes).toList();
  }

  /** The modules that have no active version afterwards. */
  public List<Target> leaving() {
    return targets.stream().filter(target -> target.action().takesOut()).toList();
  }

  /** Whether modules must stand still for it: something under them is replaced. */
  public boolean inPlace() {
    return shared.stream().anyMatch(Shared::replaces);
  }

  /** The names of the modules that must stand still for it: all that it touches, or none. */
  public List<String> parked() {
    return inPlace()
        ? Stream.concat(
                shared.stream().flatMap(each -> each.modules().stream()),
                targets.stream().map(Target::module))
            .distinct()
            .toList()
        : List.of();
  }
}
