package dev.millet.upgrades.page;

import dev.millet.upgrades.overview.ModuleState;
import dev.millet.upgrades.overview.ModuleStatus;
import dev.millet.upgrades.plan.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The choices that a module offers in its present state. */
final class Choices {

  private Choices() {}

  /** All of it, what most people come for first; nothing for a part of the platform. */
  static List<Choice> of(ModuleState module, AvailableVersions available) {
    if (module.platform()) {
      return List.of();
    }
    List<Choice> choices = new ArrayList<>();
    String name = module.module();
    Optional<AvailableVersion> newer = available.newest(name);
    newer.map(Choices::install).ifPresent(choices::add);
    if (module.status() == ModuleStatus.DISABLED) {
      choices.add(enable(name));
      choices.add(choice("remove", order(null, null, null, name, null), false, name));
    } else if (module.version() != null) {
      back(module)
          .filter(way -> newer.isEmpty() || !newer.get().version().equals(module.previous()))
          .ifPresent(choices::add);
      choices.add(choice("restart", order(null, null, null, null, name), false, name));
      choices.add(choice("disable", order(null, name, null, null, null), false, name));
      choices.add(choice("remove", order(null, null, null, name, null), false, name));
    }
    return choices;
  }

  /** The way back of a module; empty if absent. */
  static Optional<Choice> back(ModuleState module) {
    return module.previous() == null || module.version() == null
        ? Optional.empty()
        : Optional.of(
            choice(
                "back",
                order(module.module(), null, null, null, null),
                false,
                module.previous(),
                module.version()));
  }

  static Choice enable(String module) {
    return choice("enable", order(null, null, module, null, null), true, module);
  }

  private static Choice install(AvailableVersion item) {
    Order order = Order.put(List.of(item.file()));
    return item.active() == null
        ? choice("install", order, true, item.version(), item.module())
        : choice("upgrade", order, true, item.version(), item.active());
  }

  private static Order order(
      String back, String disable, String enable, String remove, String restart) {
    return new Order(
        List.of(), list(back), list(disable), list(enable), list(remove), list(restart));
  }

  private static List<String> list(String module) {
    return module == null ? List.of() : List.of(module);
  }

  private static Choice choice(String what, Order order, boolean foremost, Object... arguments) {
    return new Choice(
        OrderQuery.plan(order),
        Sentence.of("choice." + what, arguments),
        Sentence.of("choice." + what + ".why", arguments),
        foremost);
  }
}
