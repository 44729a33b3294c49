package dev.millet.members.accounts;

import dev.millet.api.database.Database;
import dev.millet.api.database.Dialect;
import dev.millet.api.database.Keyset;
import dev.millet.api.database.Table;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.api.search.SearchIds;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The table of accounts. Each method joins the transaction of its caller where there is one. */
@Component(service = Accounts.class)
public final class Accounts {

  /** The code of the problem for a handle that somebody has. */
  public static final String TAKEN = "members.handle-taken";

  private static final long NOBODY = -1;

  private static final String SELECT =
      """
      SELECT id, handle, display_name, email, password, city, locale, time_zone, avatar, version,
             created_at, imported_key, suspended_at
      FROM members_accounts
      """;

  static final String BY_ID = SELECT + "WHERE id = :id";

  private static final String BY_IDS = SELECT + "WHERE id IN (<ids>)";

  private static final String BY_KEY = SELECT + "WHERE handle_key = :key";

  private static final String ID_BY_SHAPE =
      "SELECT id FROM members_accounts WHERE handle_shape = :shape";

  private static final String INSERT =
      """
      INSERT INTO members_accounts
        (handle, handle_key, handle_shape, display_name, email, email_key, password, city, locale,
         created_at)
      VALUES (:handle, :key, :shape, :displayName, :email, :emailKey, :password, :city, :locale,
              :at)
      """;

  /** PostgreSQL gives up a whole transaction for a broken constraint; this asks it not to. */
  private static final String INSERT_POSTGRESQL = INSERT + " ON CONFLICT DO NOTHING";

  private static final String ID_BY_KEY = "SELECT id FROM members_accounts WHERE handle_key = :key";

  private static final String UPDATE_PASSWORD =
      "UPDATE members_accounts SET password = :password WHERE id = :id";

  private static final String REHASH =
      "UPDATE members_accounts SET password = :password WHERE id = :id AND password = :before";

  private static final int MAX_NAME = 320;

  /** Looks at every account: names have no index, and few are looked up by name. */
  private static final String CALLED =
      """
      SELECT id FROM members_accounts
      WHERE email_key = :email OR LOWER(display_name) = LOWER(CAST(:name AS VARCHAR(320)))
      ORDER BY id LIMIT :limit
      """;

  @Reference MemberFeed feed = MemberFeed.NONE;

  private final Database database;
  private final KeptHandles kept;
  private final Roles roles;
  private final Addresses addresses;
  private final Keyset<AccountId> oldest;
  private final Table<ProfileRow> profiles;

  @Activate
  public Accounts(@Reference Database database, @Reference KeptHandles kept) {
    this.database = database;
    this.kept = kept;
    this.roles = new Roles(database);
    this.addresses = new Addresses(database);
    this.oldest =
        database.table("members_accounts", AccountId.class).keyset("accounts").ascending("id");
    this.profiles =
        database.table("members_accounts", ProfileRow.class).key("id").versioned("version");
  }

  /** Returns the handles that nobody may take for a while. */
  public KeptHandles kept() {
    return kept;
  }

  /** Returns the roles of all members. */
  public Roles roles() {
    return roles;
  }

  /** Returns the confirmed mail addresses of all members. */
  public Addresses addresses() {
    return addresses;
  }

  /** Finds by a handle or a confirmed mail address, as somebody typed it. */
  public Optional<Account> byName(String typed) {
    Optional<EmailAddress> address = EmailAddress.parse(typed);
    return address.isPresent()
        ? addresses.ownerOf(address.get()).flatMap(this::byId)
        : byHandle(typed);
  }

  /** Returns an account; empty if the id is unknown. */
  public Optional<Account> byId(long id) {
    return database.read(handle -> one(handle, handle.createQuery(BY_ID).bind("id", id)));
  }

  /** Finds by a handle as somebody typed it. */
  public Optional<Account> byHandle(String typed) {
    String key = MemberHandle.keyOf(typed);
    if (key.isEmpty()) {
      return Optional.empty();
    }
    return database.read(handle -> one(handle, handle.createQuery(BY_KEY).bind("key", key)));
  }

  /** Returns the ids of those who have a display name or a mail address. */
  public List<Long> called(String name, int limit) {
    if (name.length() > MAX_NAME || name.indexOf('\0') >= 0) {
      return List.of();
    }
    return database.read(
        handle ->
            handle
                .createQuery(CALLED)
                .bind("email", Profile.emailKey(name))
                .bind("name", name)
                .bind("limit", limit)
                .mapTo(Long.class)
                .list());
  }

  public Map<Long, Account> byIds(Collection<Long> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    Map<Long, Account> found = new HashMap<>();
    for (Account account :
        database.read(
            handle ->
                AccountRows.accounts(
                    handle, handle.createQuery(BY_IDS).bindList("ids", List.copyOf(ids))))) {
      found.put(account.member().id(), account);
    }
    return found;
  }

  /** Accounts in the order of their ids. */
  public Slice<Account> page(ListRequest list) {
    String sql = "SELECT <columns> FROM members_accounts WHERE <after> <order>";
    return database
        .read(handle -> oldest.slice(handle, list, sql))
        .map(AccountId::id)
        .mapAll(this::inOrder);
  }

  /**
   * Returns some ids, ascending.
   *
   * @param after the last id of those before; null for the first
   */
  public List<String> ids(String after, int limit) {
    return SearchIds.of(database, "members_accounts", after, limit);
  }

  /** Returns those of the accounts that exist, in the order of the ids. */
  public List<Account> inOrder(List<Long> ids) {
    Map<Long, Account> found = byIds(ids);
    return ids.stream().map(found::get).filter(Objects::nonNull).toList();
  }

  /** Returns whether somebody has the handle, had it lately, or one that looks like it. */
  public boolean isTaken(MemberHandle name) {
    return isTaken(name, NOBODY);
  }

  /** Returns whether anybody but this member has, or had lately, the handle or one like it. */
  boolean isTaken(MemberHandle name, long member) {
    return database.read(
        handle ->
            // kept handles last: one that is given up meanwhile is seen here or there
            other(handle.createQuery(ID_BY_KEY).bind("key", name.key()), member)
                || other(handle.createQuery(ID_BY_SHAPE).bind("shape", name.shape()), member)
                || kept.isKept(handle, name, member));
  }

  private static boolean other(Query query, long member) {
    return query.mapTo(Long.class).stream().anyMatch(id -> id != member);
  }

  /**
   * Makes an account.
   *
   * @return its id; empty where the handle, or one that looks like it, is taken
   */
  public Optional<Long> add(NewAccount account) {
    return database.write(handle -> add(handle, account));
  }

  private Optional<Long> add(Handle handle, NewAccount account) {
    MemberHandle name = account.handle();
    if (isTaken(name)) {
      return Optional.empty();
    }
    int added =
        handle
            .createUpdate(database.dialect() == Dialect.POSTGRESQL ? INSERT_POSTGRESQL : INSERT)
            .bind("handle", name.text())
            .bind("key", name.key())
            .bind("shape", name.shape())
            .bind("displayName", account.displayName())
            .bind("email", account.email())
            .bind("emailKey", Profile.emailKey(account.email()))
            .bind("password", account.password())
            .bind("city", account.city())
            .bind("locale", account.locale())
            .bind("at", account.at())
            .execute();
    if (added == 0) {
      return Optional.empty();
    }
    long id = handle.createQuery(ID_BY_KEY).bind("key", name.key()).mapTo(long.class).one();
    RoleTable.replace(handle, id, account.roles());
    feed.changed(List.of(id));
    return Optional.of(id);
  }

  /**
   * Changes the profile.
   *
   * @throws dev.millet.api.gateway.ProblemException 412 where somebody changed it since it had the
   *     version
   */
  public void update(long id, long version, Details details) {
    var row =
        new ProfileRow(
            id,
            details.displayName(),
            details.city(),
            details.locale(),
            details.timeZone(),
            version);
    database.write(handle -> profiles.update(handle, row));
  }

  public void changePassword(long id, String encoded) {
    database.write(
        handle ->
            handle
                .createUpdate(UPDATE_PASSWORD)
                .bind("id", id)
                .bind("password", encoded)
                .execute());
  }

  /**
   * Stores the same password with another hash, unless the member has another password meanwhile.
   *
   * @param before the encoded hash that it replaces
   */
  public boolean rehash(long id, String before, String encoded) {
    return database.write(
        handle ->
            handle
                    .createUpdate(REHASH)
                    .bind("id", id)
                    .bind("before", before)
                    .bind("password", encoded)
                    .execute()
                == 1);
  }

  /** Returns for whom an account was made. */
  public ImportedFrom importedFrom(long id) {
    return database.read(handle -> ImportedFrom.of(handle, id));
  }

  private static Optional<Account> one(Handle handle, Query query) {
    return AccountRows.accounts(handle, query).stream().findFirst();
  }
}
