package dev.millet.notices;

import dev.millet.api.database.Database;
import dev.millet.api.members.Member;
import dev.millet.api.members.Members;
import dev.millet.api.notices.Delivery;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Changes how a member is told, with everything that follows from it. */
final class MailChoices {

  /** Stands for the digest among the types of a link that ends mail. */
  static final String DIGEST = "notices.digest";

  private final Database database;
  private final Members members;
  private final Choices choices;
  private final PendingStore pending;

  MailChoices(Database database, Members members) {
    this.database = database;
    this.members = members;
    this.choices = new Choices(database);
    this.pending = new PendingStore(database);
  }

  /** Keeps whether a type is shown on the site. */
  void site(Handle handle, long member, String type, boolean shown) {
    Delivery choice = shown ? Delivery.NOW : Delivery.OFF;
    choices.keep(handle, new Choices.Choice(member, type, Choices.SITE, choice));
  }

  /** Keeps how a type is mailed; what waits in another way is no longer mailed. */
  void mail(Handle handle, long member, String type, Delivery choice) {
    choices.keep(handle, new Choices.Choice(member, type, Choices.MAIL, choice));
    pending.lock(handle, member).stream()
        .filter(each -> each.type().equals(type) && each.delivery() != choice)
        .filter(each -> each.messageId() == null)
        .forEach(each -> pending.delete(handle, each));
  }

  /** Keeps how often the digest comes, also of what waits for it. */
  void digest(Handle handle, long member, Rhythm rhythm) {
    pending.choose(handle, member, rhythm);
    Instant now = database.now();
    Optional<Member> who = members.byId(member);
    Optional<Instant> due = MailPlan.digest(rhythm, who.orElse(null), now);
    pending.lock(handle, member).stream()
        .filter(each -> each.delivery() == Delivery.DIGEST && each.messageId() == null)
        .forEach(
            each ->
                due.ifPresentOrElse(
                    moment -> pending.change(handle, each.again(moment)),
                    () -> pending.delete(handle, each)));
  }

  /** Ends the mail that a link is for. */
  void end(Unsubscribes.Link link) {
    database.write(
        handle -> {
          for (String key : link.keys()) {
            if (key.equals(DIGEST)) {
              digest(handle, link.memberId(), Rhythm.OFF);
            } else {
              mail(handle, link.memberId(), key, Delivery.OFF);
            }
          }
          return null;
        });
  }
}
