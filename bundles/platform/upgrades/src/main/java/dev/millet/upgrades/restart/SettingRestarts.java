package dev.millet.upgrades.restart;

import dev.millet.api.gateway.Problem;
import dev.millet.platform.api.settings.ModuleRestarts;
import dev.millet.upgrades.change.Change;
import dev.millet.upgrades.change.ChangeService;
import dev.millet.upgrades.change.Step;
import dev.millet.upgrades.change.StepReport;
import dev.millet.upgrades.change.StepState;
import dev.millet.upgrades.plan.Order;
import dev.millet.upgrades.plan.Plan;
import dev.millet.upgrades.plan.Planner;
import dev.millet.upgrades.problem.ModuleProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Replaces modules by themselves, because a setting of theirs was changed. Thread-safe. */
public final class SettingRestarts implements ModuleRestarts {

  /** Longer than every step before the switch together. */
  private static final long MAX_SECONDS = 120;

  private static final Duration MAX_WAIT = Duration.ofMinutes(1);

  private final Planner planner;
  private final ChangeService service;

  public SettingRestarts(Planner planner, ChangeService service) {
    this.planner = planner;
    this.service = service;
  }

  @Override
  public void awaitEnd() {
    try {
      service.awaitEnd(MAX_WAIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("the request was cut off");
    }
  }

  @Override
  public void restart(Collection<String> modules, Long member, Runnable whenTakenBack) {
    Order order = new Order(null, null, null, null, null, List.copyOf(modules));
    try {
      Plan plan = planner.plan(order);
      if (!plan.feasible()) {
        throw refused(plan.obstacles());
      }
      make(plan, order, member, new Switch(plan.id(), whenTakenBack));
    } catch (IOException e) {
      throw new UncheckedIOException("The module cannot be read", e);
    }
  }

  private void make(Plan plan, Order order, Long member, Switch heard) throws IOException {
    heard.stopListening = service.listen(heard);
    boolean begun = false;
    try {
      service.make(plan.id(), order, member);
      begun = true;
    } catch (ChangeService.BusyException e) {
      throw Problem.of(
              409,
              "upgrades.busy",
              "Another change is being made",
              "Modules are being changed now. Try again when that has ended.")
          .toException();
    } catch (ChangeService.StaleException e) {
      throw refused(e.now().obstacles());
    } finally {
      if (!begun) {
        heard.stopListening.run();
      }
    }
    heard.await();
  }

  private static RuntimeException refused(List<ModuleProblem> obstacles) {
    return failed(
        obstacles.stream()
            .map(each -> each.code() + " " + String.join(" ", each.arguments()))
            .collect(Collectors.joining("; ")));
  }

  private static RuntimeException failed(String detail) {
    return Problem.of(
            409,
            "upgrades.restart-failed",
            "The module does not start with these settings",
            "It goes on with its former ones: " + detail)
        .toException();
  }

  /** Waits for the switch of a change, and hears of its end. */
  private static final class Switch implements Change.Listener {

    private final CountDownLatch decided = new CountDownLatch(1);
    private final String plan;
    private final Runnable whenTakenBack;
    private volatile Runnable stopListening = () -> {};
    private volatile boolean switched;
    private volatile String problem = "";

    Switch(String plan, Runnable whenTakenBack) {
      this.plan = plan;
      this.whenTakenBack = whenTakenBack;
    }

    @Override
    public void reported(Change reporting, StepReport report) {
      if (!isOurs(reporting)) {
        return;
      }
      if (report.state() == StepState.FAILED && report.problem() != null) {
        problem = report.problem().code() + " " + String.join(" ", report.problem().arguments());
      }
      if (report.step() == Step.SWITCH && report.state() == StepState.DONE) {
        switched = true;
        decided.countDown();
      }
    }

    @Override
    public void ended(Change ending) {
      if (!isOurs(ending)) {
        return;
      }
      stopListening.run();
      boolean takenBack = switched && ending.outcome() == Change.Outcome.ROLLED_BACK;
      decided.countDown();
      if (takenBack) {
        whenTakenBack.run();
      }
    }

    private boolean isOurs(Change other) {
      return other.plan().id().equals(plan);
    }

    void await() {
      try {
        if (!decided.await(MAX_SECONDS, TimeUnit.SECONDS) || !switched) {
          throw failed(problem);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw failed("the request was cut off");
      }
    }
  }
}
