package dev.millet.members.directory;

import dev.millet.api.database.Database;
import dev.millet.api.database.Keyset;
import dev.millet.api.gateway.Permission;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Role;
import dev.millet.members.accounts.Account;
import dev.millet.members.accounts.AccountId;
import dev.millet.members.accounts.Accounts;
import dev.millet.members.groups.Groups;
import dev.millet.members.permissions.MembersPermissions;
import dev.millet.members.settings.DirectorySettings;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** The members page by page, in the order in which they joined. */
@Component(service = Roster.class, configurationPid = DirectorySettings.PID)
@Designate(ocd = DirectorySettings.class)
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

  /** Looks at every account: no index knows the parts of names. */
  private static final String FOUND =
      """
      SELECT <columns> FROM members_accounts
      WHERE (LOWER(display_name) LIKE LOWER(CAST(:name AS VARCHAR(700))) ESCAPE '!'
          OR handle_key LIKE CAST(:handle AS VARCHAR(7000)) ESCAPE '!'
          OR email_key = CAST(:email AS VARCHAR(320)))
        AND (CAST(:role AS VARCHAR(20)) IS NULL
          OR id IN (SELECT member_id FROM members_roles WHERE role = :role))
        AND (CAST(:group AS VARCHAR(160)) IS NULL
          OR id IN (SELECT inside.member_id FROM members_circle_members AS inside
              JOIN members_circles AS circle ON circle.id = inside.circle_id
              WHERE circle.slug = :group))
        AND (NOT CAST(:imported AS BOOLEAN) OR (imported_key IS NOT NULL AND password IS NULL))
        AND (NOT CAST(:suspended AS BOOLEAN) OR suspended_at IS NOT NULL)
        AND <after> <order>
      """;

  private record RoleHolder(long memberId) {}

  private final Database database;
  private final Accounts accounts;
  private final Groups groups;
  private final Permission readers;
  private final Keyset<RoleHolder> holders;
  private final Keyset<AccountId> oldest;

  @Activate
  public Roster(
      @Reference Database database,
      @Reference Accounts accounts,
      @Reference Groups groups,
      DirectorySettings settings) {
    this.readers = MembersPermissions.directory(settings.directory());
    this.database = database;
    this.accounts = accounts;
    this.groups = groups;
    this.holders =
        database.table("members_roles", RoleHolder.class).keyset("role").ascending("member_id");
    this.oldest =
        database.table("members_accounts", AccountId.class).keyset("accounts").ascending("id");
  }

  /** Returns who may list and search the members. */
  public Permission readers() {
    return readers;
  }

  /**
   * Returns those whose name or handle contains a text, in the order of their ids. The staff finds
   * by whole mail addresses and filters, too; for others everybody is looked at.
   *
   * @param typed empty for all whom the filter lets through
   */
  public Slice<Account> search(
      Identity reader, MemberFilter filter, String typed, ListRequest list) {
    boolean staff = reader.is(Role.STAFF);
    MemberFilter allowed = staff ? filter : MemberFilter.EVERYBODY;
    if (typed.isBlank()) {
      return page(allowed, list);
    }
    if (SearchText.isHopeless(typed)) {
      return Slice.of(List.of());
    }
    return found(allowed, staff ? SearchText.withEmail(typed) : SearchText.of(typed), list)
        .map(AccountId::id)
        .mapAll(accounts::inOrder);
  }

  private Slice<AccountId> found(MemberFilter filter, SearchText text, ListRequest list) {
    return database.read(
        handle ->
            oldest.slice(
                handle,
                list,
                FOUND,
                query ->
                    query
                        .bind("name", text.name())
                        .bind("handle", text.handle())
                        .bind("email", text.email())
                        .bind("role", filter.role() == null ? null : filter.word())
                        .bind("group", filter.group())
                        .bind("imported", filter.kind() == MemberFilter.Kind.IMPORTED)
                        .bind("suspended", filter.kind() == MemberFilter.Kind.SUSPENDED)));
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
