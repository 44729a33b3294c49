package dev.millet.notices;

import dev.millet.api.database.Database;
import dev.millet.notices.PendingStore.Pending;
import dev.millet.platform.api.mail.Mail;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Takes messages back that wait and must not be sent any more. Whoever takes a message of notices
 * back does it here: what it told is mailed no more unless it is due again with that.
 */
final class MailWithdrawal {

  private final Database database;
  private final PendingStore pending;
  private final MailPlan plan;
  private final Mail mail;

  MailWithdrawal(Database database, MailPlan plan) {
    this.database = database;
    this.pending = new PendingStore(database);
    this.plan = plan;
    this.mail = plan.mail();
  }

  /**
   * Takes a message back that has not been handed over, in a transaction that has locked what is
   * pending for its member. Everything that it told is due again, whoever knows of it.
   *
   * @return false where it is too late
   */
  boolean withdraw(Handle handle, long member, long message, Instant due) {
    boolean taken = mail.withdraw(message);
    if (taken) {
      pending.release(handle, member, message, due);
    }
    return taken;
  }

  /** Takes a message back; what it told is due at once, where it still may be mailed. */
  void takeBack(long member, long message) {
    database.write(
        handle -> {
          pending.lock(handle, member);
          return withdraw(handle, member, message, database.now());
        });
  }

  /** Takes back all that waits for a member who can no longer be mailed. */
  void drop(long member) {
    database.write(
        handle -> {
          List<Pending> all = pending.lock(handle, member);
          Instant now = database.now();
          messages(all).forEach(message -> withdraw(handle, member, message, now));
          all.forEach(each -> pending.delete(handle, each));
          return null;
        });
  }

  /** Drops what a member no longer wants to be mailed, with the messages that tell of it. */
  void dropUnwanted(long member, Instant now) {
    database.write(
        handle -> {
          List<Pending> all = pending.lock(handle, member);
          List<Pending> unwanted =
              all.stream()
                  .filter(each -> !plan.isWanted(handle, member, each.type(), each.delivery()))
                  .toList();
          messages(unwanted).forEach(message -> withdraw(handle, member, message, now));
          unwanted.forEach(each -> pending.delete(handle, each));
          return null;
        });
  }

  private static Set<Long> messages(List<Pending> some) {
    Set<Long> messages = new HashSet<>();
    some.stream()
        .filter(each -> each.messageId() != null)
        .forEach(each -> messages.add(each.messageId()));
    return messages;
  }
}
