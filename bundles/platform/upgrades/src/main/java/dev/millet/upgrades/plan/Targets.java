package dev.millet.upgrades.plan;

import dev.millet.distribution.DesiredModule;
import dev.millet.distribution.DesiredModule.Activation;
import dev.millet.distribution.Headers;
import dev.millet.platform.api.modules.Generation;
import dev.millet.platform.api.modules.Generations;
import dev.millet.upgrades.candidate.Candidate;
import dev.millet.upgrades.overview.SharedBundles;
import dev.millet.upgrades.problem.ModuleProblem;
import dev.millet.upgrades.problem.RejectedFileException;
import dev.millet.upgrades.state.DesiredState;
import dev.millet.upgrades.state.Distribution.ModuleJar;
import dev.millet.upgrades.state.ModuleRepository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns an order into what happens to each module, and says what stands against it. */
final class Targets {

  private final Generations generations;
  private final DesiredState desired;
  private final ModuleRepository repository;
  private final TrustPolicy trust;
  private final SharedBundles sharedBundles;
  private final Map<String, Target> targets = new LinkedHashMap<>();
  private final List<ModuleProblem> obstacles = new ArrayList<>();

  Targets(
      Generations generations,
      DesiredState desired,
      ModuleRepository repository,
      TrustPolicy trust,
      SharedBundles sharedBundles) {
    this.generations = generations;
    this.desired = desired;
    this.repository = repository;
    this.trust = trust;
    this.sharedBundles = sharedBundles;
  }

  /** Puts the gathered modules in. */
  void put(FileSelection selection) throws IOException {
    for (Candidate candidate : selection.modules().values()) {
      Optional<Generation> active = active(candidate.module());
      int order = active.map(now -> candidate.version().compareTo(now.version())).orElse(1);
      if (order == 0 && selection.isBrought(candidate)) {
        continue;
      }
      if (active.isPresent()) {
        compare(candidate, active.get(), order);
      } else if (Addresses.take(generations.table(), candidate.module())) {
        obstacles.add(ModuleProblem.of("reserved-name", candidate.module()));
      }
      trust.refusal(candidate).ifPresent(obstacles::add);
      add(
          new Target(
              candidate.module(),
              active.isPresent() ? Action.UPGRADE : Action.INSTALL,
              candidate,
              active.orElse(null)));
    }
  }

  private void compare(Candidate candidate, Generation active, int order) throws IOException {
    if (!active.bundle().getSymbolicName().equals(candidate.symbolicName())) {
      obstacles.add(
          ModuleProblem.of(
              "symbolic-name",
              candidate.module(),
              active.bundle().getSymbolicName(),
              candidate.symbolicName()));
    }
    if (order == 0 && !trust.rebuilt(candidate, active.bundle())) {
      obstacles.add(
          ModuleProblem.of("same-version", candidate.module(), active.version().toString()));
    } else if (order < 0) {
      obstacles.add(
          ModuleProblem.of(
              "older",
              candidate.module(),
              active.version().toString(),
              candidate.version().toString()));
    }
  }

  /** Takes the orders that name modules, not files. */
  void takeOrders(Order order) throws IOException {
    for (String module : order.back()) {
      back(module);
    }
    for (String module : order.enable()) {
      enable(module);
    }
    for (String module : order.restart()) {
      restart(module);
    }
    for (String module : order.disable()) {
      leave(module, Action.DISABLE);
    }
    for (String module : order.remove()) {
      remove(module);
    }
  }

  private void remove(String name) throws IOException {
    boolean idle = active(name).isEmpty();
    if (desired.shared().contains(name)) {
      removeShared(name);
    } else if (idle
        && (desired.of(name).activation() == Activation.DISABLED
            || sharedBundles.isSkipped(name))) {
      add(new Target(name, Action.REMOVE, null, null));
    } else {
      leave(name, Action.REMOVE);
    }
  }

  /** A bundle that was installed and that nobody stands on. */
  private void removeShared(String name) {
    List<String> users =
        sharedBundles.installed("shared:" + name).map(sharedBundles::users).orElse(List.of());
    if (users.isEmpty()) {
      add(new Target(name, Action.REMOVE, null, null));
    } else {
      obstacles.add(ModuleProblem.of("shared-used", name, String.join(", ", users)));
    }
  }

  private void back(String module) throws IOException {
    String previous = desired.of(module).previous();
    Optional<Path> file = previous == null ? Optional.empty() : repository.find(previous);
    if (file.isEmpty()) {
      obstacles.add(ModuleProblem.of("no-previous", module));
      return;
    }
    come(module, Action.BACK, file.get());
  }

  private void enable(String module) throws IOException {
    DesiredModule desiredModule = desired.of(module);
    if (desiredModule.activation() != Activation.DISABLED || active(module).isPresent()) {
      obstacles.add(ModuleProblem.of("not-disabled", module));
      return;
    }
    Optional<Path> file =
        desiredModule.sha256() == null
            ? distributed(module)
            : repository.find(desiredModule.sha256());
    if (file.isEmpty()) {
      obstacles.add(ModuleProblem.of("no-file", module));
      return;
    }
    come(module, Action.ENABLE, file.get());
  }

  private Optional<Path> distributed(String module) throws IOException {
    return repository.distribution().modules().stream()
        .filter(jar -> jar.module().equals(module))
        .map(ModuleJar::path)
        .findFirst();
  }

  private void restart(String module) throws IOException {
    Optional<Generation> active = changeable(module);
    if (active.isEmpty()) {
      return;
    }
    Optional<Path> file = repository.of(active.get().bundle());
    if (file.isEmpty()) {
      obstacles.add(ModuleProblem.of("no-file", module));
      return;
    }
    come(module, Action.RESTART, file.get());
  }

  private void come(String module, Action action, Path file) throws IOException {
    try {
      add(new Target(module, action, repository.read(file), active(module).orElse(null)));
    } catch (RejectedFileException e) {
      obstacles.add(e.problem());
    }
  }

  private void leave(String module, Action action) {
    changeable(module).ifPresent(active -> add(new Target(module, action, null, active)));
  }

  /** The active generation of a module that is no part of the platform. */
  private Optional<Generation> changeable(String module) {
    Optional<Generation> active = active(module);
    if (active.isEmpty()) {
      obstacles.add(ModuleProblem.of("not-active", module));
      return active;
    }
    if (Boolean.parseBoolean(active.get().bundle().getHeaders("").get(Headers.PLATFORM))) {
      obstacles.add(ModuleProblem.of("platform", module));
      return Optional.empty();
    }
    return active;
  }

  private void add(Target target) {
    if (targets.putIfAbsent(target.module(), target) != null) {
      obstacles.add(ModuleProblem.of("twice", target.module()));
    }
  }

  private Optional<Generation> active(String module) {
    return generations.table().generations().stream()
        .filter(generation -> generation.module().equals(module))
        .findFirst();
  }

  List<Target> all() {
    return List.copyOf(targets.values());
  }

  List<ModuleProblem> obstacles() {
    return obstacles;
  }
}
