package dev.millet.points.ledger;

import dev.millet.api.database.Database;
import dev.millet.api.database.WriteGroups;
import dev.millet.api.database.WriteGroups.Outcome;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.guard.Guard;
import dev.millet.api.journal.Journal;
import dev.millet.points.api.Receipt;
import dev.millet.points.ledger.Ledger.LevelReached;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Makes the transfers of many callers in one transaction: their accounts are locked in the order of
 * their ids, all is decided in memory, and each account is written once. Thread-safe.
 */
final class Postings {

  /** The weight of the calls of one transaction: about as many transfers. */
  private static final int MAX_GROUP = 1_000;

  private static final String ALL = "ledger";

  private final Guard guard;
  private final Journal journal;
  private final Programme programme;
  private final LedgerStore store;
  private final BoardScores scores;
  private final Levels levels;
  private final Supplier<Instant> clock;
  private final AccountWriter writer;
  private final WriteGroups<String, Call, List<Receipt>> groups;

  Postings(
      Database database,
      Guard guard,
      Journal journal,
      Programme programme,
      LedgerStore store,
      BoardScores scores,
      Supplier<Instant> clock) {
    this.guard = guard;
    this.journal = journal;
    this.programme = programme;
    this.store = store;
    this.scores = scores;
    this.levels = new Levels(database);
    this.clock = clock;
    this.writer = new AccountWriter(database.dialect());
    this.groups =
        new WriteGroups<>(
            database, MAX_GROUP, Call::weight, (handle, all, calls) -> decided(handle, calls));
  }

  /** Makes a call with those of others who call at the same moment. */
  List<Receipt> make(Call call) {
    return groups.write(ALL, call);
  }

  private List<Outcome<List<Receipt>>> decided(Handle handle, List<Call> calls) {
    Set<Long> members = all(calls, Call::members);
    Set<Long> existing = members.isEmpty() ? Set.of() : guard.existingMembers(members);
    Set<String> about = all(calls, Call::about);
    Set<String> ids = all(calls, Call::ids);
    ids.addAll(about);
    Posting posting = begin(handle, locked(handle, existing, about), ids);
    List<Outcome<List<Receipt>>> outcomes = new ArrayList<>();
    for (Call call : calls) {
      outcomes.add(outcome(call, posting, existing));
    }
    write(handle, posting);
    return outcomes;
  }

  private static <T> Set<T> all(List<Call> calls, Function<Call, Collection<T>> of) {
    return calls.stream()
        .flatMap(call -> of.apply(call).stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Outcome<List<Receipt>> outcome(Call call, Posting posting, Set<Long> existing) {
    try {
      return Outcome.of(call.decision().decide(posting, existing));
    } catch (ProblemException e) {
      return Outcome.refused(e);
    }
  }

  /** Locks the accounts of members, which it opens where needed, and those of transfers. */
  private List<Account> locked(Handle handle, Set<Long> members, Set<String> about) {
    if (about.isEmpty()) {
      List<Account> there = store.lockMembers(handle, members);
      return there.size() == members.size() ? there : opened(handle, there, members);
    }
    Set<Long> accounts = new TreeSet<>();
    store.withIds(handle, about).forEach(each -> accounts.add(each.account()));
    List<Account> there = store.ofMembers(handle, members);
    if (there.size() < members.size()) {
      there = opened(handle, there, members);
    }
    there.forEach(each -> accounts.add(each.id()));
    return store.lock(handle, accounts);
  }

  private List<Account> opened(Handle handle, List<Account> there, Set<Long> members) {
    Set<Long> known = there.stream().map(Account::member).collect(Collectors.toSet());
    store.open(handle, members.stream().filter(each -> !known.contains(each)).toList());
    return store.lockMembers(handle, members);
  }

  /** Begins a posting of its own, inside of a transaction. */
  Posting begin(Handle handle, List<Account> locked, Collection<String> ids) {
    return Posting.of(store, programme, handle, locked, ids, clock);
  }

  /** Opens and locks the account of a member. */
  List<Account> locked(Handle handle, long member) {
    return locked(handle, Set.of(member), Set.of());
  }

  /** Writes what was decided, and tells of levels that were reached. */
  void write(Handle handle, Posting posting) {
    posting.write(store.rows(), writer, handle);
    scores.add(handle, posting.books());
    for (Book book : posting.books()) {
      Account now = book.account();
      if (now.levelNo() != book.was().levelNo()) {
        levels.changed(now.member());
      }
      if (now.levelNo() > book.was().levelNo()) {
        journal.append(
            Ledger.LEVEL_REACHED, new LevelReached(now.member(), now.levelNo(), book.now()));
      }
    }
  }
}
