package dev.millet.points.ledger;

import dev.millet.api.database.Database;
import dev.millet.api.guard.Guard;
import dev.millet.api.journal.Journal;
import dev.millet.points.api.Balance;
import dev.millet.points.api.Currency;
import dev.millet.points.api.Grant;
import dev.millet.points.api.Payment;
import dev.millet.points.api.Receipt;
import dev.millet.points.api.Receipt.State;
import dev.millet.points.api.Restoration;
import dev.millet.points.api.Reversal;
import dev.millet.points.api.Wallet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** The double-entry ledger. Thread-safe. */
public final class Ledger implements Wallet {

  /** The journal's entry of a member who has reached a level. */
  public static final String LEVEL_REACHED = "points.level-reached";

  private final Database database;
  private final Guard guard;
  private final Journal journal;
  private final Programme programme;
  private final LedgerStore store;
  private final BoardScores scores;
  private final Levels levels;
  private final Supplier<Instant> clock;
  private final AccountWriter writer = new AccountWriter();

  /** A member has reached a level. */
  public record LevelReached(long member, int level, Instant at) {}

  public Ledger(Database database, Guard guard, Journal journal, Programme programme) {
    this(database, guard, journal, programme, BoardSource.NONE);
  }

  public Ledger(
      Database database, Guard guard, Journal journal, Programme programme, BoardSource boards) {
    this(database, guard, journal, programme, boards, new LedgerStore(database), database::now);
  }

  Ledger(
      Database database,
      Guard guard,
      Journal journal,
      Programme programme,
      BoardSource boards,
      LedgerStore store,
      Supplier<Instant> clock) {
    this.database = database;
    this.guard = guard;
    this.journal = journal;
    this.programme = programme;
    this.store = store;
    this.scores = new BoardScores(database, programme, boards);
    this.levels = new Levels(database);
    this.clock = clock;
  }

  public LedgerStore store() {
    return store;
  }

  public BoardScores boards() {
    return scores;
  }

  public Programme programme() {
    return programme;
  }

  Instant now() {
    return clock.get();
  }

  /** Returns the account of a member as of now; null where they never had any points. */
  public Account account(long member) {
    Account found = database.read(handle -> store.ofMember(handle, member).orElse(null));
    if (found == null || !found.isDue(clock.get())) {
      return found;
    }
    settle(found.id());
    return database.read(handle -> store.ofMember(handle, member).orElse(null));
  }

  /** Has what is due of an account happen. */
  public void settle(long account) {
    database.write(
        handle -> {
          write(handle, posting(handle, List.of(account), List.of()));
          return null;
        });
  }

  @Override
  public Balance balance(long member, Currency currency) {
    Account account = account(member);
    if (account == null) {
      return Balance.NONE;
    }
    Purse purse = account.purse(currency);
    return database.read(
        handle ->
            new Balance(
                purse.balance(),
                store.sumPending(handle, account.id(), currency, false),
                store.sumPending(handle, account.id(), currency, true),
                purse.owed()));
  }

  @Override
  public List<Receipt> grant(List<Grant> grants) {
    return database.write(
        handle -> {
          Set<Long> members = guard.existingMembers(each(grants, Grant::member));
          Posting posting = posting(handle, accounts(handle, members), each(grants, Grant::id));
          Granting granting = new Granting(posting);
          List<Receipt> receipts = new ArrayList<>();
          for (Grant grant : grants) {
            receipts.add(
                members.contains(grant.member())
                    ? granting.grant(grant)
                    : new Receipt(grant.id(), State.VOIDED, 0, 0, false));
          }
          write(handle, posting);
          return receipts;
        });
  }

  /**
   * Grants points that were earned at a moment of the past, elsewhere.
   *
   * @return whether it was new
   */
  public boolean bring(Grant grant, Instant at) {
    return database.write(
        handle -> {
          List<Long> accounts = accounts(handle, List.of(grant.member()));
          Posting posting = posting(handle, accounts, List.of(grant.id()));
          boolean repeated = new Granting(posting).grant(grant, at).repeated();
          posting.books().forEach(Book::settle);
          write(handle, posting);
          return !repeated;
        });
  }

  @Override
  public Receipt spend(Payment payment) {
    return pay(payment, paying -> paying.spend(payment));
  }

  @Override
  public Receipt hold(Payment payment, Instant until) {
    return pay(payment, paying -> paying.hold(payment, until));
  }

  private Receipt pay(Payment payment, Function<Paying, Receipt> how) {
    return database.write(
        handle -> {
          Set<Long> members = guard.existingMembers(List.of(payment.member()));
          if (members.isEmpty()) {
            throw Refusals.accountDeleted();
          }
          Posting posting = posting(handle, accounts(handle, members), List.of(payment.id()));
          Receipt receipt = how.apply(new Paying(posting));
          write(handle, posting);
          return receipt;
        });
  }

  @Override
  public Receipt post(String pending) {
    return of(pending, List.of(), (posting, begun) -> new Settling(posting).post(begun));
  }

  @Override
  public Receipt cancel(String pending) {
    return of(pending, List.of(), (posting, begun) -> new Settling(posting).cancel(begun));
  }

  @Override
  public Receipt refund(String id, String payment, long amount) {
    return of(
        payment, List.of(id), (posting, paid) -> new Paying(posting).refund(id, paid, amount));
  }

  /** Does something about a transfer that was made before. */
  private interface Sequel {
    Receipt about(Posting posting, Transfer before);
  }

  private Receipt of(String before, List<String> ids, Sequel sequel) {
    return database.write(
        handle -> {
          List<Transfer> found = store.withIds(handle, List.of(before));
          if (found.isEmpty()) {
            throw Refusals.unknown(before);
          }
          Posting posting = posting(handle, List.of(found.get(0).account()), ids);
          Receipt receipt = sequel.about(posting, found.get(0));
          write(handle, posting);
          return receipt;
        });
  }

  @Override
  public List<Receipt> reverse(List<Reversal> reversals) {
    return database.write(
        handle -> {
          List<String> grants = each(reversals, Reversal::grant);
          List<Transfer> found = grants.isEmpty() ? List.of() : store.withIds(handle, grants);
          List<String> ids =
              Stream.concat(grants.stream(), grants.stream().map(Posting::reversalId)).toList();
          Posting posting =
              posting(handle, each(found, Transfer::account).stream().distinct().toList(), ids);
          Reversing reversing = new Reversing(posting);
          List<Receipt> receipts = reversals.stream().map(reversing::reverse).toList();
          write(handle, posting);
          return receipts;
        });
  }

  @Override
  public List<Receipt> restore(List<Restoration> restorations) {
    return database.write(
        handle -> {
          List<String> grants = each(restorations, Restoration::grant);
          List<Transfer> found = grants.isEmpty() ? List.of() : store.withIds(handle, grants);
          List<String> ids = new ArrayList<>(grants);
          grants.forEach(grant -> ids.add(Posting.reversalId(grant)));
          restorations.forEach(each -> ids.add(each.id()));
          Posting posting =
              posting(handle, each(found, Transfer::account).stream().distinct().toList(), ids);
          Restoring restoring = new Restoring(posting);
          List<Receipt> receipts = restorations.stream().map(restoring::restore).toList();
          write(handle, posting);
          return receipts;
        });
  }

  /** Ends the account of a member: what is left goes to the programme, and nobody earns by it. */
  public void close(long member) {
    database.write(
        handle -> {
          Account account = store.ofMember(handle, member).orElse(null);
          if (account != null) {
            Posting posting = posting(handle, List.of(account.id()), List.of());
            posting.books().forEach(Book::close);
            write(handle, posting);
            scores.remove(handle, account.id());
          }
          return null;
        });
  }

  /** Returns the accounts of members, and opens those that there are not yet. */
  private List<Long> accounts(Handle handle, Collection<Long> members) {
    List<Account> there = store.ofMembers(handle, members);
    if (there.size() < members.size()) {
      Set<Long> known = there.stream().map(Account::member).collect(Collectors.toSet());
      store.open(handle, members.stream().filter(each -> !known.contains(each)).toList());
      there = store.ofMembers(handle, members);
    }
    return each(there, Account::id);
  }

  private Posting posting(Handle handle, List<Long> accounts, Collection<String> ids) {
    return Posting.of(store, programme, handle, accounts, ids, clock);
  }

  private void write(Handle handle, Posting posting) {
    posting.write(store.rows(), writer, handle);
    scores.add(handle, posting.books());
    for (Book book : posting.books()) {
      Account now = book.account();
      if (now.levelNo() != book.was().levelNo()) {
        levels.changed(now.member());
      }
      if (now.levelNo() > book.was().levelNo()) {
        journal.append(LEVEL_REACHED, new LevelReached(now.member(), now.levelNo(), book.now()));
      }
    }
  }

  private static <T, R> List<R> each(Collection<T> all, Function<T, R> of) {
    return all.stream().map(of).toList();
  }
}
