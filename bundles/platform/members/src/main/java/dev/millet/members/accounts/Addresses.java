package dev.millet.members.accounts;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The table of confirmed mail addresses. An address has one owner at most, and a member one
 * address. Each method joins its caller's transaction.
 */
public final class Addresses {

  /** An id that no account has. */
  private static final long NOBODY = 0;

  private final Database database;
  private final Table<Confirmed> table;

  Addresses(Database database) {
    this.database = database;
    this.table = database.table("members_addresses", Confirmed.class).key("address_key");
  }

  /**
   * A confirmed address.
   *
   * @param addressKey that of {@link EmailAddress}
   * @param address as its member typed it
   */
  public record Confirmed(String addressKey, long memberId, String address, Instant confirmedAt) {

    /** Never shows the address. */
    @Override
    public String toString() {
      return "Confirmed[" + memberId + "]";
    }
  }

  /** Returns the id of the member who confirmed an address. */
  public Optional<Long> ownerOf(EmailAddress address) {
    return database.read(handle -> table.find(handle, address.key())).map(Confirmed::memberId);
  }

  /**
   * Returns the account that confirmed an address. It takes the same queries where nobody has, so
   * that the time does not tell.
   *
   * @param but the id of the member who does not count; 0 for nobody
   */
  public Optional<Account> accountOf(EmailAddress address, long but) {
    return database.read(
        handle -> {
          long owner =
              table
                  .find(handle, address.key())
                  .map(Confirmed::memberId)
                  .filter(id -> id != but)
                  .orElse(NOBODY);
          List<Account> found =
              AccountRows.accounts(handle, handle.createQuery(Accounts.BY_ID).bind("id", owner));
          if (found.isEmpty()) {
            RoleTable.of(handle, List.of(owner));
          }
          return found.stream().findFirst();
        });
  }

  /** Returns the confirmed address of a member. */
  public Optional<Confirmed> of(long member) {
    return database
        .read(
            handle ->
                table.select(
                    handle,
                    "SELECT <columns> FROM members_addresses WHERE member_id = :member",
                    query -> query.bind("member", member)))
        .stream()
        .findFirst();
  }

  /**
   * Makes an address the member's only one. The account is held.
   *
   * @return false where somebody else has confirmed it; the member has none then
   */
  public boolean confirm(Handle handle, long member, EmailAddress address, Instant at) {
    remove(handle, member);
    return table.insertIfAbsent(handle, new Confirmed(address.key(), member, address.text(), at));
  }

  /** Removes the confirmed address of a member. */
  public void remove(Handle handle, long member) {
    handle
        .createUpdate("DELETE FROM members_addresses WHERE member_id = :member")
        .bind("member", member)
        .execute();
  }
}
