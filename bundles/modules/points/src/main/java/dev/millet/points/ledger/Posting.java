package dev.millet.points.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * A group of transfers in one transaction. The accounts are locked in the order of their ids, so
 * that groups never wait for each other in a circle; what is decided is netted, and each account is
 * written once.
 */
final class Posting {

  private final Map<Long, Book> byAccount = new HashMap<>();
  private final Map<Long, Book> byMember = new HashMap<>();
  private final Map<String, Transfer> known = new HashMap<>();
  private final LedgerStore store;
  private final Programme programme;
  private final Handle handle;

  private Posting(LedgerStore store, Programme programme, Handle handle) {
    this.store = store;
    this.programme = programme;
    this.handle = handle;
  }

  private void open(List<Account> locked, Instant now) {
    for (Account each : locked) {
      Book book = new Book(store, handle, programme, each, now, this::made);
      byAccount.put(book.account().id(), book);
      if (book.account().member() != null) {
        byMember.put(book.account().member(), book);
      }
    }
  }

  /** Returns the id of what ends a transfer in two phases, in whichever way. */
  static String settledId(String pending) {
    return pending + "~settled";
  }

  static String reversalId(String grant) {
    return grant + "~back";
  }

  /**
   * Brings accounts up to date.
   *
   * @param locked the accounts, which nobody else changes before the end
   * @param ids of transfers that may have been made before
   */
  static Posting of(
      LedgerStore store,
      Programme programme,
      Handle handle,
      List<Account> locked,
      Collection<String> ids,
      Supplier<Instant> clock) {
    // read under the lock, so that the times of an account's transfers are in their order
    Instant now = clock.get();
    Posting posting = new Posting(store, programme, handle);
    posting.open(locked, now);
    posting.byAccount.values().forEach(Book::settle);
    if (!ids.isEmpty()) {
      store.withIds(handle, ids).forEach(each -> posting.known.put(each.id(), each));
    }
    return posting;
  }

  Book ofMember(long member) {
    return byMember.get(member);
  }

  Book ofAccount(long account) {
    return byAccount.get(account);
  }

  Collection<Book> books() {
    return byAccount.values();
  }

  /** Returns the transfer with an id; null if absent. */
  Transfer find(String id) {
    return known.get(id);
  }

  /** Notes a transfer that was made, so that it is found. */
  private void made(Transfer transfer) {
    known.put(transfer.id(), transfer);
  }

  /** Writes everything. */
  void write(LedgerStore.Rows rows, AccountWriter writer, Handle handle) {
    List<Book> changed = books().stream().filter(Posting::isChanged).toList();
    writer.update(handle, changed);
    rows.transfers().insertAll(handle, all(changed, book -> book.made().stream()));
    rows.lots().insertAll(handle, all(changed, book -> book.lots().freshLots().stream()));
    rows.uses().insertAll(handle, all(changed, book -> book.lots().freshUses().stream()));
    rows.pending()
        .insertAll(handle, all(changed, book -> book.pending().stream().filter(book::isFresh)));
    writer.updateLots(handle, all(changed, book -> book.lots().changedLots().stream()));
    writer.updateUses(handle, all(changed, book -> book.lots().changedUses().stream()));
    writer.updatePending(
        handle, all(changed, book -> book.pending().stream().filter(each -> !book.isFresh(each))));
  }

  private static boolean isChanged(Book book) {
    return !book.account().equals(book.was()) || book.pending().stream().anyMatch(Pending::givenUp);
  }

  private static <T> List<T> all(List<Book> books, Function<Book, Stream<T>> of) {
    List<T> all = new ArrayList<>();
    books.forEach(book -> of.apply(book).forEach(all::add));
    return all;
  }
}
