package dev.millet.notices;

import dev.millet.api.database.Database;
import dev.millet.notices.PendingStore.Pending;
import dev.millet.platform.api.mail.Mail;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Takes messages back that wait and must not be sent any more. */
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

  /** Takes a message back; what it told is due at once, where it still may be mailed. */
  void takeBack(long member, long message) {
    database.write(
        handle -> {
          List<Pending> all = pending.lock(handle, member);
          if (mail.withdraw(message)) {
            again(handle, all, message, database.now());
          }
          return null;
        });
  }

  /** Takes back all that waits for a member who can no longer be mailed. */
  void drop(long member) {
    database.write(
        handle -> {
          List<Pending> all = pending.lock(handle, member);
          messages(all).forEach(mail::withdraw);
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
          List<Pending> wanted = all.stream().filter(each -> !unwanted.contains(each)).toList();
          for (long message : messages(unwanted)) {
            if (mail.withdraw(message)) {
              again(handle, wanted, message, now);
            }
          }
          unwanted.forEach(each -> pending.delete(handle, each));
          return null;
        });
  }

  private void again(Handle handle, List<Pending> some, long message, Instant due) {
    some.stream()
        .filter(each -> each.messageId() != null && each.messageId() == message)
        .forEach(each -> pending.change(handle, each.again(due)));
  }

  private static Set<Long> messages(List<Pending> some) {
    Set<Long> messages = new HashSet<>();
    some.stream()
        .filter(each -> each.messageId() != null)
        .forEach(each -> messages.add(each.messageId()));
    return messages;
  }
}
