package dev.millet.api.notices;

import dev.millet.api.subjects.Subject;
import java.util.Collection;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Tells members what happened, and keeps what they follow. Thread-safe.
 *
 * <p>Every method joins the caller's write transaction, and throws an {@link IllegalStateException}
 * outside of one: a member is told exactly when the change commits. A module that writes its change
 * into the journal anyway tells best in a subscription to it, whose batch is a write transaction:
 *
 * <pre>{@code
 * new Subscription(
 *     "thanks.notices",
 *     Set.of("thanks.said"),
 *     Subscription.Start.NEWEST,
 *     batch -> batch.forEach(entry -> notices.tell(notice(entry.payload(Said.class)))));
 * }</pre>
 *
 * @since 1.0
 */
@ProviderType
public interface Notices {

  /**
   * Tells members what happened. Those who are named have their notice with the commit; followers
   * and the team moments later, some at a time. Each is told once, whoever did it is not, and who
   * must not see the subject or the part of it does not get to see the notice. A type that no
   * active module declares is kept, and shown when one does.
   */
  void tell(Notice notice);

  /**
   * Has a member follow a subject, unless they follow it already or chose not to. Whose account is
   * deleted is passed over.
   *
   * @param reason why; {@link FollowReason#CHOSEN} also where they had chosen not to
   */
  void follow(long member, Subject subject, FollowReason reason);

  /** Has members follow a subject, as {@link #follow(long, Subject, FollowReason)}. */
  default void follow(Collection<Long> members, Subject subject, FollowReason reason) {
    members.forEach(member -> follow(member, subject, reason));
  }

  /** Has a member no longer follow a subject, by choice: nothing but a choice changes that. */
  void unfollow(long member, Subject subject);

  /**
   * Has those who follow a subject that was merged into another follow that one, unless they chose
   * not to, and tells its followers then, each once. It happens moments later, some members at a
   * time.
   *
   * @param told about {@code into}, for its followers; null where nobody is told
   * @since 1.1
   */
  void unite(Subject merged, Subject into, Notice told);

  /**
   * Takes back what {@link #unite} did: who follows the subject that stays only since the other was
   * merged into it follows it no more. What members chose since stays.
   *
   * @since 1.1
   */
  void separate(Subject merged, Subject into);

  /** Forgets what was told about a subject that is removed, and who follows it. */
  void forget(Subject subject);
}
