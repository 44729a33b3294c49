package dev.millet.launcher.modules;

import dev.millet.launcher.ExitCode;
import dev.millet.launcher.LaunchException;
import dev.millet.launcher.run.Console;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * Lets a module that is being developed begin with empty tables: it is removed, its tables are
 * dropped, and a version of it is installed.
 *
 * @param module the module's name
 * @param file the version that is installed afterwards, as {@link Named}; null for the newest that
 *     is available
 */
record TableReset(
    ModulesClient client, Console console, Audience audience, String module, String file) {

  /** Says what would happen. */
  ExitCode plan() {
    console.say("The tables of " + module + " are dropped with every row, and it starts again.");
    return ExitCode.OK;
  }

  /**
   * Makes it.
   *
   * @param agreed asks whether it is to be made
   */
  ExitCode make(BooleanSupplier agreed) throws InterruptedException {
    plan();
    if (!agreed.getAsBoolean()) {
      console.say("Nothing has changed.");
      return ExitCode.OK;
    }
    // a file that is refused is refused before anything is lost
    String sha256 = new Named(file == null ? module : file).sha256(client);
    Optional<JsonObject> dropped = client.reset(module);
    if (dropped.isEmpty()) {
      order("remove", module).make(() -> true);
      dropped = client.reset(module);
    }
    say(dropped.orElseThrow(() -> new LaunchException(ExitCode.BUSY, module + " is back.")));
    return order("files", sha256).make(() -> true);
  }

  private void say(JsonObject dropped) {
    String tables =
        dropped.getJsonArray("tables").getValuesAs(JsonString.class).stream()
            .map(JsonString::getString)
            .collect(Collectors.joining(", "));
    console.say(tables.isEmpty() ? "It had no tables." : "Dropped: " + tables);
  }

  private Order order(String kind, String name) {
    return new Order(client, console, audience, kind, List.of(name));
  }
}
