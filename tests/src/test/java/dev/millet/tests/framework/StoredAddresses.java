package dev.millet.tests.framework;

import dev.millet.api.database.Database;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jdbi.v3.core.Handle;

/** The mail addresses that the platform knows of a member, put where it keeps each kind. */
final class StoredAddresses {

  private final Handle handle;
  private final Belongings member;
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

  private StoredAddresses(Handle handle, Belongings member) {
    this.handle = handle;
    this.member = member;
  }

  /** Gives a member a confirmed address, one that waits, and one that a provider said. */
  static void add(Database database, Belongings member) {
    database.write(
        handle -> {
          var all = new StoredAddresses(handle, member);
          all.confirmed();
          all.waiting();
          all.linked();
          return null;
        });
  }

  /** Returns what each of them begins with. */
  static String beginning(Belongings member) {
    return member.mark() + "@";
  }

  private void confirmed() {
    insert(
        """
        INSERT INTO members_addresses (address_key, member_id, address, confirmed_at)
        VALUES (:address, :member, :address, :now)
        """,
        "confirmed.example");
  }

  private void waiting() {
    insert(
        """
        INSERT INTO members_email_changes
          (member_id, address, link_hash, asked_at, confirmed_at, agreed_at, expires_at)
        VALUES (:member, :address, 'none', :now, :now, NULL, :later)
        """,
        "waiting.example");
  }

  private void linked() {
    insert(
        """
        INSERT INTO members_external_identities
          (authority, subject, member_id, label, linked_at, used_at)
        VALUES ('https://login.example', :address, :member, :address, :now, :now)
        """,
        "linked.example");
  }

  private void insert(String sql, String domain) {
    handle
        .createUpdate(sql)
        .bind("address", beginning(member) + domain)
        .bind("member", member.member())
        .bind("now", now)
        .bind("later", now.plus(1, ChronoUnit.DAYS))
        .execute();
  }
}
