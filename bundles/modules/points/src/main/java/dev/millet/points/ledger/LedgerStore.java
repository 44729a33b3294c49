package dev.millet.points.ledger;

import dev.millet.api.database.Database;
import dev.millet.api.database.Dialect;
import dev.millet.api.database.Keyset;
import dev.millet.api.database.Table;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.points.api.Currency;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** The rows of the ledger. Every method runs in the transaction of the given handle. */
public final class LedgerStore {

  private static final String OF_MEMBERS =
      "SELECT <columns> FROM points_accounts WHERE member IN (<members>) ORDER BY id";
  private static final String BY_IDS =
      "SELECT <columns> FROM points_accounts WHERE id IN (<ids>) ORDER BY id";
  private static final String LOCK_MEMBERS = OF_MEMBERS + " FOR UPDATE";
  private static final String LOCK =
      "SELECT <columns> FROM points_accounts WHERE id IN (<ids>) ORDER BY id FOR UPDATE";

  private static final int MAX_RECOVERIES = 1_000;

  private final String lock;
  private final String lockMembers;
  private final Table<Account> accounts;
  private final Table<Owner> owners;
  private final Table<Transfer> transfers;
  private final Table<Lot> lots;
  private final Table<Use> uses;
  private final Table<Pending> pending;
  private final Keyset<Transfer> newest;

  /** The member of an account, all of whose other columns have defaults. */
  record Owner(long member) {}

  public LedgerStore(Database database) {
    this(database, database.dialect() == Dialect.POSTGRESQL);
  }

  /**
   * Makes one.
   *
   * @param locking whether accounts are locked; on HSQLDB writers take turns anyway
   */
  LedgerStore(Database database, boolean locking) {
    this.lock = locking ? LOCK : BY_IDS;
    this.lockMembers = locking ? LOCK_MEMBERS : OF_MEMBERS;
    this.accounts = database.table("points_accounts", Account.class).key("id");
    this.owners = database.table("points_accounts", Owner.class).key("member");
    this.transfers = database.table("points_transfers", Transfer.class).key("account", "seq");
    this.lots = database.table("points_lots", Lot.class).key("account", "seq");
    this.uses = database.table("points_uses", Use.class).key("account", "payment_seq", "lot_seq");
    this.pending = database.table("points_pending", Pending.class).key("account", "seq");
    this.newest = transfers.keyset("newest").within("account").descending("seq");
  }

  public Optional<Account> ofMember(Handle handle, long member) {
    return ofMembers(handle, List.of(member)).stream().findFirst();
  }

  public List<Account> ofMembers(Handle handle, Collection<Long> members) {
    return members.isEmpty()
        ? List.of()
        : accounts.select(
            handle, OF_MEMBERS, query -> query.bindList("members", Padded.of(members)));
  }

  public List<Account> byIds(Handle handle, Collection<Long> ids) {
    return ids.isEmpty()
        ? List.of()
        : accounts.select(handle, BY_IDS, query -> query.bindList("ids", List.copyOf(ids)));
  }

  List<Account> accountsAfter(Handle handle, long id, int limit) {
    return accounts.select(
        handle,
        """
        SELECT <columns> FROM points_accounts WHERE id > :id
         ORDER BY id FETCH FIRST :limit ROWS ONLY
        """,
        query -> query.bind("id", id).bind("limit", limit));
  }

  /** Reads accounts that nobody else changes before the end, locked in the order of their ids. */
  List<Account> lock(Handle handle, Collection<Long> ids) {
    return ids.isEmpty()
        ? List.of()
        : accounts.select(handle, lock, query -> query.bindList("ids", Padded.of(ids)));
  }

  /** Reads the accounts of members in the same way; who has none is missing. */
  List<Account> lockMembers(Handle handle, Collection<Long> members) {
    return members.isEmpty()
        ? List.of()
        : accounts.select(
            handle, lockMembers, query -> query.bindList("members", Padded.of(members)));
  }

  /** Makes accounts for members who have none. */
  void open(Handle handle, Collection<Long> members) {
    owners.insertAbsent(handle, members.stream().sorted().map(Owner::new).toList());
  }

  List<Transfer> withIds(Handle handle, Collection<String> ids) {
    return ids.isEmpty()
        ? List.of()
        : transfers.select(
            handle,
            "SELECT <columns> FROM points_transfers WHERE id IN (<ids>)",
            query -> query.bindList("ids", Padded.of(ids)));
  }

  Transfer transfer(Handle handle, long account, long seq) {
    return transfers.find(handle, account, seq).orElseThrow();
  }

  /** Lists the transfers of an account, newest first. */
  public Slice<Transfer> newest(Handle handle, long account, ListRequest list) {
    return newest.slice(
        handle,
        list,
        "SELECT <columns> FROM points_transfers WHERE account = :account AND <after> <order>",
        query -> query.bind("account", account));
  }

  /** Reads transfers of an account behind one of them, in their order. */
  List<Transfer> after(Handle handle, long account, long seq, int limit) {
    return transfers.select(
        handle,
        """
        SELECT <columns> FROM points_transfers WHERE account = :account AND seq > :seq
         ORDER BY account, seq FETCH FIRST :limit ROWS ONLY
        """,
        query -> query.bind("account", account).bind("seq", seq).bind("limit", limit));
  }

  List<Lot> liveLots(Handle handle, long account) {
    return lots.select(
        handle,
        "SELECT <columns> FROM points_lots WHERE account = :account AND live = TRUE",
        query -> query.bind("account", account));
  }

  Optional<Lot> lot(Handle handle, long account, long seq) {
    return lots.find(handle, account, seq);
  }

  List<Lot> allLots(Handle handle, long account) {
    return lots.select(
        handle,
        "SELECT <columns> FROM points_lots WHERE account = :account ORDER BY account, seq",
        query -> query.bind("account", account));
  }

  List<Use> uses(Handle handle, long account, long payment) {
    return uses.select(
        handle,
        "SELECT <columns> FROM points_uses WHERE account = :account AND payment_seq = :payment",
        query -> query.bind("account", account).bind("payment", payment));
  }

  List<Use> allUses(Handle handle, long account) {
    return uses.select(
        handle,
        "SELECT <columns> FROM points_uses WHERE account = :account",
        query -> query.bind("account", account));
  }

  /** Reads lots of which coins paid what was owed since a transfer, the last ones. */
  List<Use> recoveries(Handle handle, long account, long since, long coins) {
    return uses.select(
        handle,
        """
        SELECT <columns> FROM points_uses
         WHERE account = :account AND payment_seq > :since AND restored < amount
           AND EXISTS (
             SELECT t.seq FROM points_transfers t
              WHERE t.account = :account AND t.seq = payment_seq AND t.move_kind = 'RECOVERY')
         ORDER BY account DESC, payment_seq DESC, lot_seq DESC FETCH FIRST :limit ROWS ONLY
        """,
        query ->
            query
                .bind("account", account)
                .bind("since", since)
                .bind("limit", (int) Math.min(coins, MAX_RECOVERIES)));
  }

  Optional<Pending> pending(Handle handle, long account, long seq) {
    return pending.find(handle, account, seq);
  }

  /** Reads what is pending and due until a moment, or at any time where it is null. */
  List<Pending> pendingUntil(Handle handle, long account, Instant until) {
    return pending.select(
        handle,
        """
        SELECT <columns> FROM points_pending
         WHERE account = :account AND state = 'PENDING' AND due_at <= :until
         ORDER BY account, state, due_at, seq
        """,
        query ->
            query
                .bind("account", account)
                .bind("until", until == null ? Instant.parse("9999-01-01T00:00:00Z") : until));
  }

  List<Pending> allPending(Handle handle, long account) {
    return pending.select(
        handle,
        "SELECT <columns> FROM points_pending WHERE account = :account ORDER BY account, seq",
        query -> query.bind("account", account));
  }

  /** Returns when the next is due of what is pending; null where nothing is. */
  Instant nextPending(Handle handle, long account, Instant after) {
    return pending
        .select(
            handle,
            """
            SELECT <columns> FROM points_pending
             WHERE account = :account AND state = 'PENDING' AND due_at > :after
             ORDER BY account, state, due_at FETCH FIRST 1 ROWS ONLY
            """,
            query -> query.bind("account", account).bind("after", after))
        .stream()
        .findFirst()
        .map(Pending::dueAt)
        .orElse(null);
  }

  /** Returns the points of an account that are pending, or held. */
  long sumPending(Handle handle, long account, Currency currency, boolean held) {
    return handle
        .createQuery(
            """
            SELECT COALESCE(SUM(p.amount), 0) FROM points_pending p
             WHERE p.account = :account AND p.state = 'PENDING'
               AND p.currency = :currency AND p.held = :held
            """)
        .bind("account", account)
        .bind("currency", currency.name())
        .bind("held", held)
        .mapTo(Long.class)
        .one();
  }

  /** Returns the state of a transfer in two phases; null for another one. */
  public Phase phase(Handle handle, Transfer transfer) {
    TransferKind kind = transfer.move().kind();
    return kind == TransferKind.PENDING || kind == TransferKind.HOLD
        ? pending(handle, transfer.account(), transfer.seq())
            .map(each -> new Phase(each.state(), each.dueAt()))
            .orElse(null)
        : null;
  }

  /** Returns the coins of an account that expire, by when they do, soonest first. */
  public SortedMap<Instant, Long> expiring(Handle handle, long account) {
    SortedMap<Instant, Long> expiring = new TreeMap<>();
    liveLots(handle, account).stream()
        .filter(lot -> lot.expiresAt() != null)
        .forEach(lot -> expiring.merge(lot.expiresAt(), lot.remaining(), Long::sum));
    return expiring;
  }

  /** Returns accounts with something that is due. */
  public List<Long> due(Handle handle, Instant now, int limit) {
    return handle
        .createQuery(
            """
            SELECT a.id FROM points_accounts a WHERE a.next_due <= :now
             ORDER BY a.next_due FETCH FIRST :limit ROWS ONLY
            """)
        .bind("now", now)
        .bind("limit", limit)
        .mapTo(Long.class)
        .list();
  }

  Rows rows() {
    return new Rows(transfers, lots, uses, pending);
  }

  /** The tables to which a posting adds rows. */
  record Rows(
      Table<Transfer> transfers, Table<Lot> lots, Table<Use> uses, Table<Pending> pending) {}
}
