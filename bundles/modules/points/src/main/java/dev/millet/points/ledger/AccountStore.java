package dev.millet.points.ledger;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** The columns of accounts that no transfer changes, and the erasure of members. */
final class AccountStore {

  private final LedgerStore store;

  AccountStore(LedgerStore store) {
    this.store = store;
  }

  void show(Handle handle, long account, boolean listed, boolean suspended) {
    handle
        .createUpdate(
            """
            UPDATE points_accounts SET listed = :listed, suspended = :suspended WHERE id = :id
            """)
        .bind("listed", listed)
        .bind("suspended", suspended)
        .bind("id", account)
        .execute();
  }

  /**
   * Takes off the next transfers of an account what could name its member.
   *
   * @return whether there are more
   */
  boolean eraseSome(Handle handle, long account, int limit) {
    long done =
        handle
            .createQuery("SELECT a.erased_seq FROM points_accounts a WHERE a.id = :id")
            .bind("id", account)
            .mapTo(Long.class)
            .one();
    List<Transfer> some = store.after(handle, account, done, limit);
    for (Transfer each : some) {
      handle
          .createUpdate(
              """
              UPDATE points_transfers
                 SET id = :id, origin_text = '', origin_entry = NULL,
                     subject_type = NULL, subject_id = NULL
               WHERE account = :account AND seq = :seq
              """)
          .bind("id", "~erased/" + account + "/" + each.seq())
          .bind("account", account)
          .bind("seq", each.seq())
          .execute();
    }
    if (!some.isEmpty()) {
      handle
          .createUpdate("UPDATE points_accounts SET erased_seq = :done WHERE id = :id")
          .bind("done", some.get(some.size() - 1).seq())
          .bind("id", account)
          .execute();
    }
    return some.size() == limit;
  }

  /** Takes the member off an account. */
  void forget(Handle handle, long account) {
    handle
        .createUpdate("UPDATE points_accounts SET member = NULL WHERE id = :id")
        .bind("id", account)
        .execute();
  }
}
