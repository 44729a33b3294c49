package dev.millet.members.accounts;

import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * A row of the table of accounts. The roles are read by a query of their own: joined, PostgreSQL
 * may walk the whole table as long as it has no statistics.
 */
record AccountRow(
    long id,
    String handle,
    String displayName,
    String email,
    String password,
    String city,
    String locale,
    String timeZone,
    String avatar,
    long version,
    Instant createdAt,
    String importedKey,
    Instant suspendedAt) {

  static AccountRow read(ResultSet row, StatementContext context) throws SQLException {
    return new AccountRow(
        row.getLong("id"),
        row.getString("handle"),
        row.getString("display_name"),
        row.getString("email"),
        row.getString("password"),
        row.getString("city"),
        row.getString("locale"),
        row.getString("time_zone"),
        row.getString("avatar"),
        row.getLong("version"),
        instant(row, "created_at"),
        row.getString("imported_key"),
        instant(row, "suspended_at"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  /** Returns the rows of a query, with the roles. */
  static List<Account> accounts(Handle handle, Query query) {
    List<AccountRow> rows = query.map(AccountRow::read).list();
    if (rows.isEmpty()) {
      return List.of();
    }
    Map<Long, Set<Role>> roles = RoleTable.of(handle, rows.stream().map(AccountRow::id).toList());
    List<Account> accounts = new ArrayList<>(rows.size());
    rows.forEach(row -> accounts.add(row.with(roles.getOrDefault(row.id, RoleTable.USUAL))));
    return accounts;
  }

  private Account with(Set<Role> roles) {
    Member member =
        Member.of(id, handle, displayName, roles, createdAt)
            .withCity(city)
            .withLocale(locale)
            .withTimeZone(timeZone)
            .withAvatar(avatar);
    return new Account(member, email, password, version, importedKey, suspendedAt);
  }
}
