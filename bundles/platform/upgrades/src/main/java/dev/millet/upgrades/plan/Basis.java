package dev.millet.upgrades.plan;

import dev.millet.platform.api.modules.ActiveTable;
import dev.millet.upgrades.candidate.Candidate;
import dev.millet.upgrades.problem.ModuleProblem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.resource.Resource;

/** The effects of a plan on the bundles that modules share. One basis serves one plan. */
final class Basis {

  private final SharedUpdates foundations;
  private final TrustPolicy trust;
  private final CandidateInspection inspection;
  private final List<Shared> shared = new ArrayList<>();
  private final Set<Bundle> going = new HashSet<>();
  private final Set<String> parked = new LinkedHashSet<>();
  private final List<ModuleProblem> obstacles = new ArrayList<>();

  Basis(SharedUpdates foundations, TrustPolicy trust, CandidateInspection inspection) {
    this.foundations = foundations;
    this.trust = trust;
    this.inspection = inspection;
  }

  /** Looks at the gathered shared bundles; those that are there already stay as they are. */
  void put(FileSelection selection, List<Target> targets) throws IOException {
    Set<String> moving =
        targets.stream()
            .filter(target -> target.comes() || target.action().takesOut())
            .map(Target::module)
            .collect(Collectors.toSet());
    for (Candidate candidate : selection.shared().values()) {
      Optional<Bundle> installed = foundations.installed(candidate.symbolicName());
      if (installed.isEmpty()) {
        trust.refusal(candidate).ifPresent(obstacles::add);
        shared.add(new Shared(candidate, null, List.of()));
      } else {
        replace(candidate, installed.get(), moving, selection.isBrought(candidate));
      }
    }
  }

  private void replace(Candidate candidate, Bundle installed, Set<String> moving, boolean brought)
      throws IOException {
    int order = candidate.version().compareTo(installed.getVersion());
    if (order == 0 && brought) {
      return;
    }
    if (order < 0 || order == 0 && !trust.rebuilt(candidate, installed)) {
      obstacles.add(
          ModuleProblem.of(
              order == 0 ? "same-version" : "older-shared",
              candidate.symbolicName(),
              installed.getVersion().toString(),
              candidate.version().toString()));
      return;
    }
    trust.refusal(candidate).ifPresent(obstacles::add);
    Collection<Bundle> closure = foundations.closure(installed);
    foundations
        .platform(closure)
        .ifPresent(
            part ->
                obstacles.add(
                    ModuleProblem.of(
                        "platform-stands-on", part.getSymbolicName(), candidate.symbolicName())));
    Resource next = inspection.resource(candidate);
    if (next != null) {
      obstacles.addAll(foundations.broken(installed, next, candidate, moving));
    }
    List<String> modules = foundations.modules(closure);
    parked.addAll(modules);
    going.add(installed);
    shared.add(new Shared(candidate, installed, modules));
  }

  /** The modules that restart because something under them is replaced, and for no other reason. */
  List<Target> restarting(List<Target> targets, ActiveTable table) {
    Set<String> named = targets.stream().map(Target::module).collect(Collectors.toSet());
    return table.generations().stream()
        .filter(active -> parked.contains(active.module()))
        .filter(active -> !named.contains(active.module()))
        .map(active -> new Target(active.module(), Action.RESTART, null, active))
        .toList();
  }

  List<Shared> shared() {
    return shared;
  }

  /** The bundles that will not be there any more. */
  Set<Bundle> going() {
    return going;
  }

  /** The modules that stand still for it. */
  Set<String> parked() {
    return parked;
  }

  List<ModuleProblem> obstacles() {
    return obstacles;
  }
}
