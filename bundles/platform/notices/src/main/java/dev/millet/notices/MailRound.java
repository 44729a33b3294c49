package dev.millet.notices;

import dev.millet.api.members.Member;
import dev.millet.api.notices.Delivery;
import dev.millet.notices.PendingStore.Pending;
import dev.millet.platform.api.mail.MailState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Decides about the pending notices of a member in one way of delivery, at one moment. */
final class MailRound {

  private static final Duration LOOK_AGAIN = Duration.ofMinutes(2);

  /** After how long a module that is away is no longer waited for, as with a message. */
  private static final Duration MAX_WAIT = Duration.ofDays(3);

  private final Member member;
  private final Rhythm rhythm;
  private final Duration delay;
  private final Instant now;

  /** Unread notices that no message tells of. */
  final List<Row> fresh = new ArrayList<>();

  /** Notices whose message waits for the mail server. */
  final List<Row> waiting = new ArrayList<>();

  /** Notices with what is kept of them from now on. */
  final Map<Row, Pending> changed = new LinkedHashMap<>();

  /** Notices of which nothing is to be mailed. */
  final List<Row> gone = new ArrayList<>();

  /**
   * A pending notice.
   *
   * @param item what its member was told; null where it is gone
   */
  record Row(Pending pending, Item item) {

    boolean isUnread() {
      return item != null && item.isUnread();
    }

    /** Returns whether something happened after what the message tells. */
    boolean isNew() {
      return isUnread() && item.events().last() > pending.mailedTo();
    }
  }

  /**
   * Begins a round.
   *
   * @param rhythm of the member's digest; null where they chose none
   */
  MailRound(Member member, Rhythm rhythm, Duration delay, Instant now) {
    this.member = member;
    this.rhythm = rhythm;
    this.delay = delay;
    this.now = now;
  }

  /**
   * Decides about the notices that are due, and about those whose message may have come further.
   *
   * @param states how far each message has come: one answer for all that it tells
   * @return this
   */
  MailRound sort(List<Row> rows, Map<Long, MailState> states) {
    for (Row row : rows) {
      Pending pending = row.pending();
      if (pending.messageId() != null) {
        settle(row, states.get(pending.messageId()));
      } else if (!pending.dueAt().isAfter(now)) {
        if (row.isUnread()) {
          fresh.add(row);
        } else {
          gone.add(row);
        }
      }
    }
    return this;
  }

  /** Returns the unread notices that a message may tell of. */
  List<Row> unread() {
    return Stream.concat(fresh.stream(), waiting.stream()).filter(Row::isUnread).toList();
  }

  /** Leaves to the next round all but what is kept. */
  void keep(Predicate<Row> kept) {
    fresh.removeIf(kept.negate());
    waiting.removeIf(kept.negate());
    changed.keySet().removeIf(kept.negate());
    gone.removeIf(kept.negate());
  }

  private void settle(Row row, MailState state) {
    switch (state) {
      case WAITING -> waiting.add(row);
      case SENDING, HANDED_OVER -> lookAgain(row);
      case SENT, UNCERTAIN -> again(row, row.isNew());
      // what the server did not take is not mailed: the next digest tells of it
      case FAILED, EXPIRED, WITHDRAWN ->
          again(row, row.isUnread() && row.pending().delivery() == Delivery.DIGEST);
    }
  }

  private void again(Row row, boolean wanted) {
    Pending pending = row.pending();
    Optional<Instant> due =
        pending.delivery() == Delivery.NOW
            ? Optional.of(now.plus(delay))
            : MailPlan.digest(rhythm, member, now);
    if (wanted && due.isPresent()) {
      changed.put(row, pending.again(due.get()));
    } else {
      gone.add(row);
    }
  }

  /** Leaves a notice with its message, and looks how far it has come later. */
  void lookAgain(Row row) {
    Pending pending = row.pending();
    changed.put(row, pending.in(pending.messageId(), pending.mailedTo(), now.plus(LOOK_AGAIN)));
  }

  /** Leaves a notice that nobody can describe at the moment to a later round, for some days. */
  void later(Row row) {
    if (row.item().latestAt().plus(MAX_WAIT).isAfter(now)) {
      changed.put(row, row.pending().again(now.plus(LOOK_AGAIN)));
    } else {
      gone.add(row);
    }
  }

  /** Puts a notice into a message. */
  void mailed(Row row, long message) {
    changed.put(row, row.pending().in(message, row.item().events().last(), now.plus(LOOK_AGAIN)));
  }
}
