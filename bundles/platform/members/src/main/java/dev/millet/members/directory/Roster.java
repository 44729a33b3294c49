package dev.millet.members.directory;

import dev.millet.api.database.Database;
import dev.millet.api.database.Keyset;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.members.accounts.Account;
import dev.millet.members.accounts.AccountId;
import dev.millet.members.accounts.Accounts;
import dev.millet.members.groups.Groups;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The members page by page, for the staff: in the order in which they joined. */
@Component(service = Roster.class)
public final class Roster {

  private static final String BY_ROLE =
      "SELECT <columns> FROM members_roles WHERE role = :role AND <after> <order>";

  private static final String IMPORTED =
      """
      SELECT <columns> FROM members_accounts
      WHERE imported_key IS NOT NULL AND password IS NULL AND <after> <order>
      """;

  private static final String SUSPENDED =
      "SELECT <columns> FROM members_accounts WHERE suspended_at IS NOT NULL AND <after> <order>";

  private record RoleHolder(long memberId) {}

  private final Database database;
  private final Accounts accounts;
  private final Groups groups;
  private final Keyset<RoleHolder> holders;
  private final Keyset<AccountId> oldest;

  @Activate
  public Roster(
      @Reference Database database, @Reference Accounts accounts, @Reference Groups groups) {
    this.database = database;
    this.accounts = accounts;
    this.groups = groups;
    this.holders =
        database.table("members_roles", RoleHolder.class).keyset("role").ascending("member_id");
    this.oldest =
        database.table("members_accounts", AccountId.class).keyset("accounts").ascending("id");
  }

  /** Returns the members whom a filter lets through, in the order of their ids. */
  public Slice<Account> page(MemberFilter filter, ListRequest list) {
    return switch (filter.kind()) {
      case EVERYBODY -> accounts.page(list);
      case ROLE -> database.read(handle -> byRole(handle, filter, list)).mapAll(accounts::inOrder);
      case IMPORTED -> simple(IMPORTED, list).mapAll(accounts::inOrder);
      case SUSPENDED -> simple(SUSPENDED, list).mapAll(accounts::inOrder);
      case GROUP ->
          groups
              .bySlug(filter.group())
              .map(group -> groups.members().of(group, list))
              .orElse(Slice.of(List.of()))
              .mapAll(accounts::inOrder);
    };
  }

  private Slice<Long> byRole(Handle handle, MemberFilter filter, ListRequest list) {
    String role = filter.role().name().toLowerCase(Locale.ROOT);
    return holders
        .slice(handle, list, BY_ROLE, query -> query.bind("role", role))
        .map(RoleHolder::memberId);
  }

  private Slice<Long> simple(String sql, ListRequest list) {
    return database.read(handle -> oldest.slice(handle, list, sql)).map(AccountId::id);
  }
}
