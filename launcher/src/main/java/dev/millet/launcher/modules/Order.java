package dev.millet.launcher.modules;

import dev.millet.launcher.ExitCode;
import dev.millet.launcher.LaunchException;
import dev.millet.launcher.run.Console;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Has an order planned, shows the plan, has it made and follows it. */
final class Order {

  private final ModulesClient client;
  private final Console console;
  private final String kind;
  private final List<String> names;

  /**
   * @param kind the field of the order that takes the names: {@code files}, {@code back}, …
   */
  Order(ModulesClient client, Console console, String kind, List<String> names) {
    this.client = client;
    this.console = console;
    this.kind = kind;
    this.names = names;
  }

  /**
   * Makes it.
   *
   * @param planOnly whether it ends when the plan was shown
   * @param agreed asks whether it is to be made; after the plan was shown
   */
  ExitCode make(boolean planOnly, BooleanSupplier agreed) throws InterruptedException {
    JsonObject order = Json.createObjectBuilder().add(kind, ModulesClient.array(names)).build();
    JsonObject plan = client.plan(order);
    PlanText text = new PlanText(plan);
    text.lines().forEach(console::say);
    if (!text.isFeasible()) {
      throw new LaunchException(ExitCode.PLAN_REFUSED, "This cannot be done; see above.");
    }
    if (planOnly) {
      return ExitCode.OK;
    }
    if (!agreed.getAsBoolean()) {
      console.say("Nothing has changed.");
      return ExitCode.OK;
    }
    long id = client.make(plan, order);
    return ended(follow(id), id);
  }

  private String follow(long id) throws InterruptedException {
    Following following = new Following(client, new OnConsole(console), id);
    Thread leaving = new Thread(() -> leave(following, id), "millet-modules-leave");
    Runtime.getRuntime().addShutdownHook(leaving);
    try {
      return following.follow();
    } finally {
      try {
        Runtime.getRuntime().removeShutdownHook(leaving);
      } catch (IllegalStateException e) {
        // the process is ending already, and the hook has its say
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Somebody pressed Ctrl+C: before the switch that calls it off, after it only the watching ends.
   */
  private void leave(Following following, long id) {
    if (!following.isSwitched() && client.cancel(id)) {
      console.error(
          "The change is called off; \"millet modules history %d\" shows its end.".formatted(id));
    } else {
      console.error(
          "The change goes on without being watched here; \"millet modules history %d\" shows its end."
              .formatted(id));
    }
  }

  private ExitCode ended(String outcome, long id) {
    switch (outcome) {
      case "done":
        console.say("Done.");
        return ExitCode.OK;
      case "cancelled":
        throw new LaunchException(ExitCode.CANCELLED, "Called off. Nothing has changed.");
      case "rolled-back":
        throw new LaunchException(
            ExitCode.ROLLED_BACK, "The old version is back; see above (change " + id + ").");
      default:
        throw new LaunchException(
            ExitCode.CHANGE_FAILED,
            "It failed; what was active before is active. See above (change " + id + ").");
    }
  }
}
