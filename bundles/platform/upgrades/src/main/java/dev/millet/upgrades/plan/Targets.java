package dev.millet.upgrades.plan;

import dev.millet.api.modules.Generation;
import dev.millet.api.modules.Generations;
import dev.millet.upgrades.candidate.Candidate;
import dev.millet.upgrades.candidate.RefusedException;
import dev.millet.upgrades.overview.PutIn;
import dev.millet.upgrades.overview.Trouble;
import dev.millet.upgrades.state.DesiredState;
import dev.millet.upgrades.state.Distribution.ModuleJar;
import dev.millet.upgrades.state.Stock;
import dev.millet.upgrades.state.Wish;
import dev.millet.upgrades.state.Wish.Standing;
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
  private final Stock stock;
  private final Admission admission;
  private final PutIn putIn;
  private final Map<String, Target> targets = new LinkedHashMap<>();
  private final List<Trouble> obstacles = new ArrayList<>();

  Targets(
      Generations generations,
      DesiredState desired,
      Stock stock,
      Admission admission,
      PutIn putIn) {
    this.generations = generations;
    this.desired = desired;
    this.stock = stock;
    this.admission = admission;
    this.putIn = putIn;
  }

  /** Puts the gathered modules in. */
  void put(Gathering gathering) throws IOException {
    for (Candidate candidate : gathering.modules().values()) {
      Optional<Generation> active = active(candidate.module());
      int order = active.map(now -> candidate.version().compareTo(now.version())).orElse(1);
      if (order == 0 && gathering.isBrought(candidate)) {
        continue;
      }
      if (active.isPresent()) {
        compare(candidate, active.get(), order);
      } else if (Addresses.take(generations.table(), candidate.module())) {
        obstacles.add(Trouble.of("reserved-name", candidate.module()));
      }
      admission.refusal(candidate).ifPresent(obstacles::add);
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
          Trouble.of(
              "symbolic-name",
              candidate.module(),
              active.bundle().getSymbolicName(),
              candidate.symbolicName()));
    }
    if (order == 0 && !admission.rebuilt(candidate, active.bundle())) {
      obstacles.add(Trouble.of("same-version", candidate.module(), active.version().toString()));
    } else if (order < 0) {
      obstacles.add(
          Trouble.of(
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
        && (desired.of(name).standing() == Standing.DISABLED || putIn.isLeftOut(name))) {
      add(new Target(name, Action.REMOVE, null, null));
    } else {
      leave(name, Action.REMOVE);
    }
  }

  /** A bundle that was put in and that nobody stands on. */
  private void removeShared(String name) {
    List<String> users = putIn.installed("shared:" + name).map(putIn::users).orElse(List.of());
    if (users.isEmpty()) {
      add(new Target(name, Action.REMOVE, null, null));
    } else {
      obstacles.add(Trouble.of("shared-used", name, String.join(", ", users)));
    }
  }

  private void back(String module) throws IOException {
    String previous = desired.of(module).previous();
    Optional<Path> file = previous == null ? Optional.empty() : stock.find(previous);
    if (file.isEmpty()) {
      obstacles.add(Trouble.of("no-previous", module));
      return;
    }
    come(module, Action.BACK, file.get());
  }

  private void enable(String module) throws IOException {
    Wish wish = desired.of(module);
    if (wish.standing() != Standing.DISABLED || active(module).isPresent()) {
      obstacles.add(Trouble.of("not-disabled", module));
      return;
    }
    Optional<Path> file = wish.sha256() == null ? distributed(module) : stock.find(wish.sha256());
    if (file.isEmpty()) {
      obstacles.add(Trouble.of("no-file", module));
      return;
    }
    come(module, Action.ENABLE, file.get());
  }

  private Optional<Path> distributed(String module) throws IOException {
    return stock.distribution().modules().stream()
        .filter(jar -> jar.module().equals(module))
        .map(ModuleJar::path)
        .findFirst();
  }

  private void restart(String module) throws IOException {
    Optional<Generation> active = changeable(module);
    if (active.isEmpty()) {
      return;
    }
    Optional<Path> file = stock.of(active.get().bundle());
    if (file.isEmpty()) {
      obstacles.add(Trouble.of("no-file", module));
      return;
    }
    come(module, Action.RESTART, file.get());
  }

  private void come(String module, Action action, Path file) throws IOException {
    try {
      add(new Target(module, action, stock.read(file), active(module).orElse(null)));
    } catch (RefusedException e) {
      obstacles.add(e.trouble());
    }
  }

  private void leave(String module, Action action) {
    changeable(module).ifPresent(active -> add(new Target(module, action, null, active)));
  }

  /** The active generation of a module that is no part of the platform. */
  private Optional<Generation> changeable(String module) {
    Optional<Generation> active = active(module);
    if (active.isEmpty()) {
      obstacles.add(Trouble.of("not-active", module));
      return active;
    }
    if (Boolean.parseBoolean(active.get().bundle().getHeaders("").get("Millet-Platform"))) {
      obstacles.add(Trouble.of("platform", module));
      return Optional.empty();
    }
    return active;
  }

  private void add(Target target) {
    if (targets.putIfAbsent(target.module(), target) != null) {
      obstacles.add(Trouble.of("twice", target.module()));
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

  List<Trouble> obstacles() {
    return obstacles;
  }
}
