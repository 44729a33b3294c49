package dev.millet.moderation;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.guard.Guard;
import dev.millet.api.journal.Journal;
import dev.millet.api.members.Member;
import dev.millet.api.subjects.Moderated;
import dev.millet.api.subjects.ModeratedItem;
import dev.millet.api.subjects.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Acts on items and writes the log; each action, its row and its entry are one transaction. */
final class Moderation {

  /** The journal type of {@link Acted}. */
  static final String ACTED = "moderation.acted";

  /** The journal type of {@link Replied}. */
  static final String REPLIED = "moderation.replied";

  /**
   * A moderator did something about an item.
   *
   * @param author null for nobody
   * @param action the word of an {@link Action}
   * @param by null for the operator
   */
  record Acted(long id, Subject subject, Long author, String action, Long by, Instant at) {}

  /** An author answered an action. */
  record Replied(long action, long author, Instant at) {}

  private final Database database;
  private final Journal journal;
  private final Guard guard;
  private final ActionStore store;
  private final Items items;

  Moderation(Database database, Journal journal, Guard guard, ActionStore store, Items items) {
    this.database = database;
    this.journal = journal;
    this.guard = guard;
    this.store = store;
    this.items = items;
  }

  /**
   * Acts on an item.
   *
   * @param by the moderator; null for the operator
   * @throws ProblemException 404 where there is no such item, 409 where it is so already or has no
   *     discussion to lock
   */
  LoggedAction act(Member by, Subject subject, NewAction typed) {
    Moderated owner = items.owner(subject.type());
    Action action = typed.what();
    if (action.isAboutDiscussion() && !owner.hasDiscussions()) {
      throw Problem.of(
              409,
              "moderation.no-discussion",
              "There is no discussion to lock",
              "Nobody comments on a " + subject.type() + ".")
          .toException();
    }
    return database.write(
        handle -> {
          guard.writerActive(by);
          Long moderator = by == null ? null : by.id();
          return change(owner, subject.id(), action)
              .map(was -> log(handle, was, action, typed, moderator, null))
              .orElseThrow(() -> Items.unknown(subject))
              .orElseThrow(() -> unchanged(subject, action));
        });
  }

  /**
   * Acts on an item as a part of its author's suspension, or of the end of one. Joins the caller's
   * transaction.
   *
   * @param suspension which one; null for its end
   * @return whether that changed anything
   */
  boolean actForSuspension(
      Handle handle, Subject subject, Action action, Long by, Long suspension) {
    var typed = new NewAction(action.word(), NewAction.SUSPENSION, "");
    return items
        .find(subject.type())
        .flatMap(owner -> change(owner, subject.id(), action))
        .flatMap(was -> log(handle, was, action, typed, by, suspension))
        .isPresent();
  }

  private static Optional<ModeratedItem> change(Moderated owner, String id, Action action) {
    return action.isAboutDiscussion()
        ? owner.changeLock(id, action == Action.LOCK)
        : owner.changeVisibility(id, action.visibility());
  }

  /** Writes what was done; empty where it was so already. */
  private Optional<LoggedAction> log(
      Handle handle, ModeratedItem was, Action action, NewAction typed, Long by, Long suspension) {
    boolean unchanged =
        action.isAboutDiscussion()
            ? was.locked() == (action == Action.LOCK)
            : was.visibility() == action.visibility();
    if (unchanged) {
      return Optional.empty();
    }
    LoggedAction made =
        store.insert(
            handle,
            new LoggedAction(
                0,
                was.subject(),
                was.author(),
                action,
                typed.reason(),
                typed.note(),
                by,
                database.now(),
                suspension));
    journal.append(
        ACTED,
        new Acted(made.id(), was.subject(), was.author(), action.word(), by, made.actedAt()));
    return Optional.of(made);
  }

  /**
   * Keeps the answer of an author to an action that took something away from them.
   *
   * @throws ProblemException 404 if no action concerns an item of theirs, 409 where they answered
   *     already, or it was taken back
   */
  void reply(Member author, long id, NewReply typed) {
    database.write(
        handle -> {
          guard.memberActive(author.id());
          LoggedAction action =
              store
                  .find(handle, id)
                  .filter(each -> each.authorId() != null && each.authorId() == author.id())
                  .orElseThrow(
                      () -> Problem.notFound("There is no action " + id + ".").toException());
          if (!isAnswerable(action, store.about(handle, action.subject()))) {
            throw Problem.of(
                    409,
                    "moderation.settled",
                    "There is nothing to answer",
                    "What was hidden or removed has been restored or decided again; answer that.")
                .toException();
          }
          var reply = new ActionStore.Reply(id, author.id(), typed.text(), database.now());
          if (!store.reply(handle, reply)) {
            throw Problem.of(
                    409,
                    "moderation.answered",
                    "You have answered already",
                    "Moderators read your answer; there is one for each decision.")
                .toException();
          }
          journal.append(REPLIED, new Replied(id, author.id(), reply.repliedAt()));
          return null;
        });
  }

  /**
   * Returns whether an author may answer an action, once: it hid or removed something and is the
   * last that did.
   *
   * @param all the actions about the item, the oldest first
   */
  static boolean isAnswerable(LoggedAction action, List<LoggedAction> all) {
    return latest(all, false)
        .filter(last -> last.id() == action.id() && last.action().isAgainstAuthor())
        .isPresent();
  }

  /**
   * Returns the last action about who may read an item, or about its discussion.
   *
   * @param all the actions about the item, the oldest first
   */
  static Optional<LoggedAction> latest(List<LoggedAction> all, boolean aboutDiscussion) {
    return all.stream()
        .filter(each -> each.action().isAboutDiscussion() == aboutDiscussion)
        .reduce((earlier, later) -> later);
  }

  private static ProblemException unchanged(Subject subject, Action action) {
    return Problem.of(
            409,
            "moderation.unchanged",
            "It is so already",
            "Another moderator was faster: to "
                + action.word()
                + " "
                + subject
                + " changes nothing.")
        .toException();
  }
}
