package dev.millet.tests.trial;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.journal.Subscription;
import dev.millet.api.modules.Contribution;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Versions of the trial module that get in the way of others, or fail at what others tell. */
public final class BadNeighbour {

  private BadNeighbour() {}

  public static final class TakesAnothersRoute extends Steady {
    @Override
    public List<Contribution> contributions() {
      return List.of(
          Route.get(
              "/api/v1/votes/mine",
              Permission.PUBLIC,
              RouteDocument.of("Mine"),
              request -> Reply.text("")));
    }
  }

  public static final class TakesAnothersName extends Steady {
    @Override
    public List<Contribution> contributions() {
      return List.of(
          Route.get(
              "/voting/mine",
              Permission.PUBLIC,
              RouteDocument.of("Mine"),
              request -> Reply.text("")));
    }
  }

  public static final class ChokesOnTheJournal extends Steady {
    @Override
    public List<Contribution> contributions() {
      List<Contribution> all = new ArrayList<>(super.contributions());
      all.add(
          new Subscription(
              "trial.votes",
              Set.of("voting.cast"),
              Subscription.Start.OLDEST,
              batch -> {
                throw new IllegalStateException("cannot count to " + batch.size());
              }));
      return all;
    }
  }

  public static final class StumblesOnce extends Steady {

    private final AtomicInteger batches = new AtomicInteger();

    @Override
    public List<Contribution> contributions() {
      List<Contribution> all = new ArrayList<>(super.contributions());
      all.add(
          new Subscription(
              "trial.steps",
              Set.of("voting.cast"),
              Subscription.Start.OLDEST,
              batch -> {
                if (batches.incrementAndGet() == 1) {
                  throw new IllegalStateException("stumbled");
                }
              }));
      return all;
    }
  }

  /** It does no harm where it starts behind those who are served. */
  public static final class IsInTheWay extends Steady {
    public IsInTheWay() {
      int priority = Thread.currentThread().getPriority();
      if (priority > Thread.MIN_PRIORITY) {
        throw new IllegalStateException("started with priority " + priority);
      }
    }
  }
}
