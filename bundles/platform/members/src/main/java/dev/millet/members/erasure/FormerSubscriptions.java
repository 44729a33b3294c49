package dev.millet.members.erasure;

import dev.millet.api.jobs.Job;
import dev.millet.api.jobs.Next;
import dev.millet.platform.api.journal.SubscriptionState;
import dev.millet.platform.api.journal.Subscriptions;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Retires the subscriptions by which modules heard of deletions before the platform erased what
 * they keep: the cursors of those that are away kept the journal from being dropped. What they had
 * yet to handle is erased by the sections of the same modules, which begin with the oldest deletion
 * that the journal has.
 */
public final class FormerSubscriptions {

  private static final Set<String> NAMES =
      Set.of(
          "gateway.departed-callers",
          "suggestions.departures",
          "upgrades.departures",
          "voting.departures");

  private static final Duration BETWEEN_TRIES = Duration.ofMinutes(1);

  private final Subscriptions subscriptions;
  private final Erasures erasures;

  public FormerSubscriptions(Subscriptions subscriptions, Erasures erasures) {
    this.subscriptions = subscriptions;
    this.erasures = erasures;
  }

  /** Returns the job that retires them, once. */
  public Job job() {
    return new Job("members.former-subscriptions", BETWEEN_TRIES, run -> retire());
  }

  /**
   * Retires them once the deletions in the journal are kept for the subscription in their place.
   */
  Next retire() {
    List<SubscriptionState> states = subscriptions.states();
    boolean begun =
        states.stream()
            .anyMatch(each -> each.name().equals(Erasures.SUBSCRIPTION) && each.started());
    if (!begun) {
      return Next.LATER;
    }
    boolean all = true;
    for (SubscriptionState state : states) {
      if (NAMES.contains(state.name())) {
        String module = state.name().split("\\.", 2)[0];
        erasures.register(module, module);
        all &= subscriptions.retire(state.name());
      }
    }
    erasures.wake();
    return all ? Next.NEVER : Next.LATER;
  }
}
