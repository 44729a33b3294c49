package dev.millet.launcher.modules;

import dev.millet.launcher.ExitCode;
import dev.millet.launcher.LaunchException;
import dev.millet.launcher.run.Console;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Has an order planned, shows the plan, has it made and follows it.
 *
 * @param kind the field of the order that takes the names: {@code files}, {@code back}, …
 * @param names of files their SHA-256, else modules
 */
record Order(
    ModulesClient client, Console console, Audience audience, String kind, List<String> names) {

  /** Shows what would happen. */
  ExitCode plan() {
    planned();
    return ExitCode.OK;
  }

  /**
   * Makes it.
   *
   * @param agreed asks whether it is to be made; after the plan was shown
   */
  ExitCode make(BooleanSupplier agreed) throws InterruptedException {
    JsonObject plan = planned();
    if (!agreed.getAsBoolean()) {
      console.say("Nothing has changed.");
      return ExitCode.OK;
    }
    long id = client.make(plan, order());
    JsonObject followed = follow(id);
    audience.ended(followed);
    return ended(Following.outcome(followed), id);
  }

  private JsonObject planned() {
    JsonObject plan = client.plan(order());
    audience.plan(plan);
    if (!new PlanText(plan).isFeasible()) {
      throw new LaunchException(ExitCode.PLAN_REFUSED, "This cannot be done; see above.");
    }
    return plan;
  }

  private JsonObject order() {
    return Json.createObjectBuilder().add(kind, ModulesClient.array(names)).build();
  }

  private JsonObject follow(long id) throws InterruptedException {
    Following following = new Following(client, audience, id);
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
   * Leaves after Ctrl+C: before the switch this cancels the change, after it only the watching
   * ends.
   */
  private void leave(Following following, long id) {
    boolean cancelled = false;
    try {
      cancelled = !following.isSwitched() && client.cancel(id).isEmpty();
    } catch (LaunchException e) {
      console.error(e.getMessage());
    }
    String what =
        cancelled
            ? "It is cancelled, and nothing has changed"
            : "The change goes on without being watched here";
    console.error("%s; \"millet modules history %s\" shows its end.".formatted(what, id));
  }

  private static ExitCode ended(String outcome, long id) {
    switch (outcome) {
      case "done":
        return ExitCode.OK;
      case "cancelled":
        throw new LaunchException(ExitCode.CANCELLED, "Cancelled. Nothing has changed.");
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
