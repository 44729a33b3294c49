package dev.millet.points.boards;

import dev.millet.api.jobs.Job;
import dev.millet.api.jobs.JobRun;
import dev.millet.api.jobs.Next;
import dev.millet.api.journal.BatchHandler;
import dev.millet.api.journal.JournalEntry;
import dev.millet.api.journal.Subscription;
import dev.millet.api.modules.Contribution;
import dev.millet.points.ledger.Account;
import dev.millet.points.ledger.BoardSource;
import dev.millet.points.ledger.MemberAccounts;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Keeps members on the leaderboards of the sets that they are in. The journal tells of those who
 * join and leave; a job looks at all of them now and then, for sets whose module was away.
 */
public final class BoardPlaces implements BatchHandler {

  private static final int SOME = 100;

  private static final Set<String> MOVED =
      Set.of("members.group-joined", "members.group-left", "events.city-chosen");

  private final MemberAccounts accounts;
  private final BoardSource source;

  /** An entry that tells of a member who is in other sets now. */
  public record Moved(long member) {}

  public BoardPlaces(MemberAccounts accounts, BoardSource source) {
    this.accounts = accounts;
    this.source = source;
  }

  public List<Contribution> contributions() {
    return List.of(
        new Subscription("points.boards", MOVED, Subscription.Start.NEWEST, this),
        new Job("points.boards", Duration.ofDays(1), this::lookAtAll));
  }

  @Override
  public void handle(List<JournalEntry> batch) {
    List<Long> moved =
        batch.stream().map(each -> each.payload(Moved.class).member()).distinct().toList();
    for (int i = 0; i < moved.size(); i += SOME) {
      accounts.place(moved.subList(i, Math.min(moved.size(), i + SOME)), source);
    }
  }

  private Next lookAtAll(JobRun run) {
    long after = 0;
    List<Account> some = accounts.after(after, SOME);
    while (!some.isEmpty() && !run.isEnding()) {
      accounts.place(some.stream().map(Account::member).filter(Objects::nonNull).toList(), source);
      after = some.get(some.size() - 1).id();
      some = accounts.after(after, SOME);
    }
    return some.isEmpty() ? Next.LATER : Next.NOW;
  }
}
