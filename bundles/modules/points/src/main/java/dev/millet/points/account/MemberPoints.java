package dev.millet.points.account;

import dev.millet.api.database.Database;
import dev.millet.api.journal.BatchHandler;
import dev.millet.api.journal.JournalEntry;
import dev.millet.api.journal.Subscription;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.MemberData;
import dev.millet.api.modules.Contribution;
import dev.millet.points.ledger.Account;
import dev.millet.points.ledger.Ledger;
import dev.millet.points.ledger.MemberAccounts;
import dev.millet.points.ledger.Transfer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The data kept about a member: a copy for them, and how it is erased. */
public final class MemberPoints implements MemberData.Erasure, BatchHandler {

  private static final String SUSPENDED = "members.suspended";
  private static final String RESUMED = "members.resumed";
  private static final int CHUNK = 1_000;

  private final Database database;
  private final Ledger ledger;
  private final MemberAccounts accounts;
  private final HandGrants grants;

  /** Everything. */
  record Copy(
      long coins, long experience, int level, boolean listed, List<TransferAnswer> transfers) {}

  /** A suspension or its end, as the journal tells of it. */
  record Suspension(long member) {}

  public MemberPoints(
      Database database, Ledger ledger, MemberAccounts accounts, HandGrants grants) {
    this.database = database;
    this.ledger = ledger;
    this.accounts = accounts;
    this.grants = grants;
  }

  public List<Contribution> contributions() {
    return List.of(
        MemberData.inParts("points", this::copy, this),
        new Subscription(
            "points.suspensions", Set.of(SUSPENDED, RESUMED), Subscription.Start.OLDEST, this));
  }

  Copy copy(long member) {
    Account account = ledger.account(member);
    if (account == null) {
      return new Copy(0, 0, 1, true, List.of());
    }
    List<TransferAnswer> all = new ArrayList<>();
    Slice<Transfer> some = some(account, ListRequest.first(CHUNK));
    some.items().forEach(each -> all.add(TransferAnswer.of(each)));
    while (some.next() != null) {
      some = some(account, ListRequest.first(CHUNK).after(some.next()));
      some.items().forEach(each -> all.add(TransferAnswer.of(each)));
    }
    return new Copy(
        account.coins().balance(),
        account.experience().balance(),
        account.levelNo(),
        account.listed(),
        all);
  }

  private Slice<Transfer> some(Account account, ListRequest list) {
    return database.read(handle -> ledger.store().newest(handle, account.id(), list));
  }

  @Override
  public boolean eraseSome(long member) {
    return accounts.eraseSome(member) && grants.eraseSome(member);
  }

  @Override
  public void handle(List<JournalEntry> batch) {
    for (JournalEntry entry : batch) {
      long member = entry.payload(Suspension.class).member();
      accounts.suspend(member, entry.type().equals(SUSPENDED));
    }
  }
}
