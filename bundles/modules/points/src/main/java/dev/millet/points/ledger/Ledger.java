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
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** The double-entry ledger. Thread-safe. */
public final class Ledger implements Wallet {

  /** The journal's entry of a member who has reached a level. */
  public static final String LEVEL_REACHED = "points.level-reached";

  private final Database database;
  private final Programme programme;
  private final LedgerStore store;
  private final BoardScores scores;
  private final Supplier<Instant> clock;
  private final Postings postings;

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
    this.programme = programme;
    this.store = store;
    this.scores = new BoardScores(database, programme, boards);
    this.clock = clock;
    this.postings = new Postings(database, guard, journal, programme, store, scores, clock);
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
          List<Account> locked = store.lock(handle, List.of(account));
          postings.write(handle, postings.begin(handle, locked, List.of()));
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
    return postings.make(
        Call.of(
            each(grants, Grant::member),
            each(grants, Grant::id),
            (posting, existing) -> grant(grants, new Granting(posting), existing)));
  }

  private static List<Receipt> grant(List<Grant> grants, Granting granting, Set<Long> existing) {
    List<Grant> possible =
        grants.stream().filter(grant -> existing.contains(grant.member())).toList();
    possible.forEach(granting::requireSame);
    Map<Grant, Receipt> receipts = new IdentityHashMap<>();
    possible.forEach(grant -> receipts.put(grant, granting.grant(grant)));
    return each(
        grants,
        grant -> receipts.getOrDefault(grant, new Receipt(grant.id(), State.VOIDED, 0, 0, false)));
  }

  /**
   * Grants points that were earned at a moment of the past, elsewhere.
   *
   * @return whether it was new
   */
  public boolean bring(Grant grant, Instant at) {
    return database.write(
        handle -> {
          List<Account> locked = postings.locked(handle, grant.member());
          Posting posting = postings.begin(handle, locked, List.of(grant.id()));
          Granting granting = new Granting(posting);
          granting.requireSame(grant);
          boolean repeated = granting.grant(grant, at).repeated();
          posting.books().forEach(Book::settle);
          postings.write(handle, posting);
          return !repeated;
        });
  }

  @Override
  public Receipt spend(Payment payment) {
    return spend(List.of(payment)).get(0);
  }

  @Override
  public List<Receipt> spend(List<Payment> payments) {
    if (payments.stream().map(Payment::id).distinct().count() < payments.size()) {
      throw new IllegalArgumentException("two payments have the same id");
    }
    return pay(
        payments,
        paying -> {
          paying.requirePossible(payments);
          return each(payments, paying::spend);
        });
  }

  @Override
  public Receipt hold(Payment payment, Instant until) {
    List<Payment> one = List.of(payment);
    return pay(one, paying -> List.of(paying.hold(payment, until))).get(0);
  }

  private List<Receipt> pay(List<Payment> payments, Function<Paying, List<Receipt>> how) {
    return postings.make(
        Call.of(
            each(payments, Payment::member),
            each(payments, Payment::id),
            (posting, existing) -> {
              if (!existing.containsAll(each(payments, Payment::member))) {
                throw Refusals.accountDeleted();
              }
              return how.apply(new Paying(posting));
            }));
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
    return postings
        .make(
            Call.about(
                List.of(before),
                ids,
                (posting, existing) -> {
                  Transfer found = posting.find(before);
                  if (found == null || posting.ofAccount(found.account()) == null) {
                    throw Refusals.unknown(before);
                  }
                  return List.of(sequel.about(posting, found));
                }))
        .get(0);
  }

  @Override
  public List<Receipt> reverse(List<Reversal> reversals) {
    List<String> grants = each(reversals, Reversal::grant);
    return postings.make(
        Call.about(
            grants,
            each(grants, Posting::reversalId),
            (posting, existing) -> each(reversals, new Reversing(posting)::reverse)));
  }

  @Override
  public List<Receipt> restore(List<Restoration> restorations) {
    List<String> grants = each(restorations, Restoration::grant);
    List<String> ids = new ArrayList<>(each(grants, Posting::reversalId));
    ids.addAll(each(restorations, Restoration::id));
    return postings.make(
        Call.about(
            grants,
            ids,
            (posting, existing) -> {
              Restoring restoring = new Restoring(posting);
              restorations.forEach(restoring::requireSame);
              return each(restorations, restoring::restore);
            }));
  }

  /** Ends the account of a member: what is left goes to the programme, and nobody earns by it. */
  public void close(long member) {
    database.write(
        handle -> {
          Account account = store.ofMember(handle, member).orElse(null);
          if (account != null) {
            List<Account> locked = store.lock(handle, List.of(account.id()));
            Posting posting = postings.begin(handle, locked, List.of());
            posting.books().forEach(Book::close);
            postings.write(handle, posting);
            scores.remove(handle, account.id());
          }
          return null;
        });
  }

  private static <T, R> List<R> each(Collection<T> all, Function<T, R> of) {
    return all.stream().map(of).toList();
  }
}
