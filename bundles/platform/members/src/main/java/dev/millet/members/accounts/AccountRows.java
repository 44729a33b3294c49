package dev.millet.members.accounts;

import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Reads rows of the table of accounts. The roles are read by a query of their own: joined,
 * PostgreSQL may walk the whole table as long as it has no statistics.
 */
final class AccountRows {

  private AccountRows() {}

  private static Account read(ResultSet row, StatementContext context) throws SQLException {
    Member member =
        Member.of(
                row.getLong("id"),
                row.getString("handle"),
                row.getString("display_name"),
                RoleTable.USUAL,
                instant(row, "created_at"))
            .withCity(row.getString("city"))
            .withLocale(row.getString("locale"))
            .withTimeZone(row.getString("time_zone"))
            .withAvatar(row.getString("avatar"));
    return new Account(
        member,
        row.getString("email"),
        row.getString("password"),
        row.getLong("version"),
        row.getString("imported_key"),
        instant(row, "suspended_at"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  /** Returns the rows of a query, with the roles. */
  static List<Account> accounts(Handle handle, Query query) {
    List<Account> rows = query.map(AccountRows::read).list();
    if (rows.isEmpty()) {
      return List.of();
    }
    Map<Long, Set<Role>> roles =
        RoleTable.of(handle, rows.stream().map(row -> row.member().id()).toList());
    return rows.stream()
        .map(row -> row.withRoles(roles.getOrDefault(row.member().id(), RoleTable.USUAL)))
        .toList();
  }
}
