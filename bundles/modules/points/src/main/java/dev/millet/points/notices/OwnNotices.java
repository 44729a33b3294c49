package dev.millet.points.notices;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import dev.millet.api.jobs.Job;
import dev.millet.api.jobs.JobRun;
import dev.millet.api.jobs.Next;
import dev.millet.api.journal.BatchHandler;
import dev.millet.api.journal.JournalEntry;
import dev.millet.api.journal.Subscription;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Offer;
import dev.millet.api.notices.FollowReason;
import dev.millet.api.notices.Notice;
import dev.millet.api.notices.NoticeType;
import dev.millet.api.notices.Notices;
import dev.millet.api.subjects.SubjectCatalog;
import dev.millet.points.ledger.Account;
import dev.millet.points.ledger.Ledger;
import dev.millet.points.ledger.MemberAccounts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Tells members of the level that they reached, and once of coins that expire soon. */
public final class OwnNotices implements BatchHandler {

  private static final String EXPIRING = "points.coins-expiring";
  private static final int ORDER = 630;
  private static final int SOME = 200;

  private final Database database;
  private final Ledger ledger;
  private final MemberAccounts accounts;
  private final Notices notices;
  private final Duration ahead;
  private final Table<Told> told;
  private final OwnPointsCatalog levels = OwnPointsCatalog.ofLevels();
  private final OwnPointsCatalog expiry = OwnPointsCatalog.ofExpiry();

  /** Coins of which their member was told. */
  private record Told(long account, Instant expiresAt, Instant toldAt) {}

  /**
   * Makes the notices.
   *
   * @param days before coins expire their member is told; 0 for never
   */
  public OwnNotices(
      Database database, Ledger ledger, MemberAccounts accounts, Notices notices, int days) {
    this.database = database;
    this.ledger = ledger;
    this.accounts = accounts;
    this.notices = notices;
    this.ahead = Duration.ofDays(days);
    this.told = database.table("points_expiry_notices", Told.class).key("account", "expires_at");
  }

  public List<Contribution> contributions() {
    return List.of(
        NoticeType.of(Ledger.LEVEL_REACHED, ORDER),
        NoticeType.of(EXPIRING, ORDER + 2),
        Offer.of(SubjectCatalog.class, levels.type(), levels),
        Offer.of(SubjectCatalog.class, expiry.type(), expiry),
        new Subscription(
            "points.level-notices", Set.of(Ledger.LEVEL_REACHED), Subscription.Start.NEWEST, this),
        new Job("points.expiry-notices", Duration.ofHours(12), this::tellOfExpiry));
  }

  @Override
  public void handle(List<JournalEntry> batch) {
    for (JournalEntry entry : batch) {
      Ledger.LevelReached reached = entry.payload(Ledger.LevelReached.class);
      notices.tell(
          Notice.of(
                  Ledger.LEVEL_REACHED,
                  levels.subject(reached.member(), Integer.toString(reached.level())),
                  reached.at())
              .withText(Integer.toString(reached.level()))
              .to(List.of(reached.member()), FollowReason.CONCERNED));
    }
  }

  private Next tellOfExpiry(JobRun run) {
    if (ahead.isZero()) {
      return Next.LATER;
    }
    Instant now = database.now();
    List<Account> some = accounts.after(0, SOME);
    while (!some.isEmpty() && !run.isEnding()) {
      some.stream().filter(each -> isNear(each, now)).forEach(each -> tell(each.id(), now));
      some = accounts.after(some.get(some.size() - 1).id(), SOME);
    }
    return some.isEmpty() ? Next.LATER : Next.NOW;
  }

  private boolean isNear(Account account, Instant now) {
    return account.member() != null
        && account.nextDue() != null
        && account.nextDue().isBefore(now.plus(ahead));
  }

  private void tell(long account, Instant now) {
    database.write(
        handle -> {
          for (Account there : ledger.store().byIds(handle, List.of(account))) {
            ledger.store().expiring(handle, account).headMap(now.plus(ahead)).entrySet().stream()
                .filter(each -> each.getKey().isAfter(now))
                .forEach(each -> tell(handle, there, each, now));
          }
          return null;
        });
  }

  private void tell(
      Handle handle, Account account, Map.Entry<Instant, Long> expiring, Instant now) {
    if (account.member() != null
        && told.insertIfAbsent(handle, new Told(account.id(), expiring.getKey(), now))) {
      // the last day on which they can be spent
      LocalDate day =
          expiring.getKey().atZone(ledger.programme().zone()).toLocalDate().minusDays(1);
      notices.tell(
          Notice.of(
                  EXPIRING, expiry.subject(account.member(), expiring.getValue() + "." + day), now)
              .withDate(day)
              .to(List.of(account.member()), FollowReason.CONCERNED));
    }
  }
}
