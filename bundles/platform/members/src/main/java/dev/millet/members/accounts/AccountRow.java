package dev.millet.members.accounts;

import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads the rows of an account, of which there is one for each role beside the first. */
final class AccountRow {

  private AccountRow() {}

  static Account read(ResultSet row, StatementContext context) throws SQLException {
    Set<Role> roles = EnumSet.of(Role.MEMBER);
    String role = row.getString("role");
    if (role != null) {
      roles.add(Role.valueOf(role.toUpperCase(Locale.ROOT)));
    }
    Member member =
        new Member(
            row.getLong("id"),
            row.getString("handle"),
            row.getString("display_name"),
            Collections.unmodifiableSet(roles),
            row.getString("city"),
            row.getString("locale"),
            row.getObject("created_at", OffsetDateTime.class).toInstant());
    return new Account(
        member, row.getString("email"), row.getString("password"), row.getLong("version"));
  }

  /** The same account with the roles of both rows. */
  static Account join(Account one, Account other) {
    Set<Role> roles = EnumSet.copyOf(one.member().roles());
    roles.addAll(other.member().roles());
    Member member = one.member();
    return new Account(
        new Member(
            member.id(),
            member.handle(),
            member.displayName(),
            Collections.unmodifiableSet(roles),
            member.city(),
            member.locale(),
            member.createdAt()),
        one.email(),
        one.password(),
        one.version());
  }
}
