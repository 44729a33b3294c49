package dev.millet.upgrades.change;

import dev.millet.distribution.DesiredModule;
import dev.millet.distribution.DesiredModule.Activation;
import dev.millet.platform.api.modules.Generation;
import dev.millet.upgrades.plan.Action;
import dev.millet.upgrades.plan.Draft;
import dev.millet.upgrades.plan.Shared;
import dev.millet.upgrades.plan.Target;
import dev.millet.upgrades.state.DesiredState;
import dev.millet.upgrades.state.ModuleRepository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sees to it that the next start comes up with what a change has made. */
final class DesiredStateWriter {

  private final DesiredState desired;
  private final ModuleRepository repository;

  DesiredStateWriter(DesiredState desired, ModuleRepository repository) {
    this.desired = desired;
    this.repository = repository;
  }

  /**
   * Writes it down; durable when it returns.
   *
   * @param previous the SHA-256 of what was active before, by module
   * @throws IOException when it cannot be written; what was wanted before still is then
   */
  void keep(Draft draft, Map<String, String> previous) throws IOException {
    Map<String, DesiredModule> modules = new LinkedHashMap<>();
    Map<String, String> shared = new LinkedHashMap<>();
    Set<String> sharedBefore = desired.shared();
    for (Target target : draft.targets()) {
      if (sharedBefore.contains(target.module())) {
        shared.put(target.module(), null);
      } else if (target.comes() || target.action().takesOut()) {
        DesiredModule desiredModule = desiredModule(target, previous.get(target.module()));
        modules.put(target.module(), desiredModule);
      }
    }
    for (Shared each : draft.shared()) {
      shared.put(each.candidate().symbolicName(), repository.keep(each.candidate().file()));
    }
    desired.want(modules, shared);
  }

  private DesiredModule desiredModule(Target target, String previous) throws IOException {
    DesiredModule before = desired.of(target.module());
    return switch (target.action()) {
      case DISABLE -> before.in(Activation.DISABLED);
      case REMOVE -> before.in(Activation.REMOVED);
      case ENABLE -> before.in(Activation.ACTIVE);
      case RESTART -> before;
      case INSTALL ->
          new DesiredModule(
              repository.keep(target.candidate().file()), null, false, true, Activation.ACTIVE);
      case UPGRADE, BACK ->
          new DesiredModule(
              repository.keep(target.candidate().file()),
              previous,
              target.action() == Action.BACK,
              before.added(),
              Activation.ACTIVE);
    };
  }

  /**
   * Keeps the file of what is active, so that there is a way back whatever becomes of the
   * distribution.
   *
   * @return its SHA-256; empty where it is not there any more
   */
  Optional<String> previous(Generation active) throws IOException {
    Optional<Path> file = repository.of(active.bundle());
    return file.isPresent() ? Optional.of(repository.keep(file.get())) : Optional.empty();
  }
}
