package dev.millet.members.accounts;

import dev.millet.api.database.Database;
import java.time.Instant;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Writes single facts of an account. Each method joins the transaction of its caller where there is
 * one, and what is kept in memory of the member is read again.
 */
@Component(service = AccountEdits.class)
public final class AccountEdits {

  private static final String HANDLE =
      """
      UPDATE members_accounts
      SET handle = :handle, handle_key = :key, handle_shape = :shape, version = version + 1
      WHERE id = :id
      """;

  private static final String EMAIL =
      """
      UPDATE members_accounts SET email = :email, email_key = :key, version = version + 1
      WHERE id = :id
      """;

  private static final String AVATAR =
      "UPDATE members_accounts SET avatar = :avatar, version = version + 1 WHERE id = :id";

  private static final String SUSPENDED =
      "UPDATE members_accounts SET suspended_at = :at, version = version + 1 WHERE id = :id";

  private static final String DELETE = "DELETE FROM members_accounts WHERE id = :id";

  private final Database database;
  private final MemberCache members;

  @Activate
  public AccountEdits(@Reference Database database, @Reference MemberCache members) {
    this.database = database;
    this.members = members;
  }

  /** Returns what is kept in memory of members. */
  public MemberCache members() {
    return members;
  }

  /** Gives another handle, which must be free. */
  void handle(long id, MemberHandle name) {
    database.write(
        handle -> {
          members.changed(id);
          return handle
              .createUpdate(HANDLE)
              .bind("id", id)
              .bind("handle", name.text())
              .bind("key", name.key())
              .bind("shape", name.shape())
              .execute();
        });
  }

  /**
   * Sets the mail address.
   *
   * @param email null to remove it
   */
  public void email(long id, String email) {
    database.write(
        handle ->
            handle
                .createUpdate(EMAIL)
                .bind("id", id)
                .bind("email", email)
                .bind("key", Profile.emailKey(email))
                .execute());
  }

  /**
   * Sets the image.
   *
   * @param avatar the id of an image; null to remove it
   */
  public void avatar(long id, String avatar) {
    database.write(
        handle -> {
          members.changed(id);
          return handle.createUpdate(AVATAR).bind("id", id).bind("avatar", avatar).execute();
        });
  }

  /**
   * Suspends an account, or lets its member in again.
   *
   * @param at since when; null to let them in
   */
  public void suspended(long id, Instant at) {
    database.write(
        handle -> {
          members.changed(id);
          return handle.createUpdate(SUSPENDED).bind("id", id).bind("at", at).execute();
        });
  }

  /** Removes the account, and with it what hangs on it. */
  public boolean delete(long id) {
    return database.write(
        handle -> {
          members.changed(id);
          return handle.createUpdate(DELETE).bind("id", id).execute() == 1;
        });
  }
}
