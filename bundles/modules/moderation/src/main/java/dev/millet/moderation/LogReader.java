package dev.millet.moderation;

import dev.millet.api.database.Database;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Members;
import dev.millet.api.members.Person;
import dev.millet.api.subjects.ModeratedItem;
import dev.millet.api.subjects.Subject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the log with the people and the items in it, for pages and answers. */
final class LogReader {

  private final Database database;
  private final ActionStore store;
  private final Items items;
  private final Members members;

  LogReader(Database database, ActionStore store, Items items, Members members) {
    this.database = database;
    this.store = store;
    this.items = items;
    this.members = members;
  }

  /** Lists actions for moderators, the latest first. */
  Slice<ActionAnswer> list(LogFilter filter, ListRequest list) {
    return database.read(handle -> store.list(handle, filter, list)).mapAll(this::answers);
  }

  /** Lists what was done about a member's items, for them, the latest first. */
  Slice<OwnModel.Answer> own(Identity author, ListRequest list) {
    return database
        .read(handle -> store.own(handle, author.member().id(), list))
        .mapAll(actions -> ownAnswers(author, actions));
  }

  /** Reads an item with everything that was done about it; 404 if it does not exist. */
  ItemAnswer item(Subject subject) {
    ModeratedItem item = items.require(subject);
    List<LoggedAction> done = database.read(handle -> store.about(handle, subject));
    Person author =
        item.author() == null ? null : members.people(List.of(item.author())).get(item.author());
    return new ItemAnswer(
        subject,
        author,
        item.title(),
        item.path(),
        item.text(),
        item.visibility().name().toLowerCase(java.util.Locale.ROOT),
        item.locked(),
        answers(done));
  }

  /** Describes actions for a moderator. */
  List<ActionAnswer> answers(List<LoggedAction> actions) {
    Beside beside = beside(actions);
    Map<Long, Person> people =
        members.people(
            actions.stream().flatMap(each -> Stream.of(each.authorId(), each.byId())).toList());
    return actions.stream()
        .map(
            each ->
                new ActionAnswer(
                    each.id(),
                    each.subject(),
                    beside.item(each).map(ModeratedItem::title).orElse(null),
                    people.get(each.authorId()),
                    each.action().word(),
                    reason(each),
                    people.get(each.byId()),
                    each.actedAt(),
                    beside.reply(each)))
        .toList();
  }

  private List<OwnModel.Answer> ownAnswers(Identity author, List<LoggedAction> actions) {
    List<Subject> subjects = actions.stream().map(LoggedAction::subject).toList();
    Beside beside = beside(actions).without(items.hidden(author, subjects));
    Map<Subject, List<LoggedAction>> all = database.read(handle -> store.about(handle, subjects));
    return actions.stream()
        .map(
            each ->
                new OwnModel.Answer(
                    each.id(),
                    each.subject(),
                    beside.item(each).map(ModeratedItem::title).orElse(null),
                    beside.item(each).map(ModeratedItem::path).orElse(null),
                    each.action().word(),
                    reason(each),
                    each.actedAt(),
                    beside.reply(each),
                    beside.reply(each) == null
                        && Moderation.isAnswerable(each, all.get(each.subject()))))
        .toList();
  }

  /** The answers to actions, and the items that they are about. */
  private record Beside(Map<Long, ActionStore.Reply> replies, Map<Subject, ModeratedItem> items) {

    /** Returns the same without what a reader must not see. */
    Beside without(Set<Subject> hidden) {
      Map<Subject, ModeratedItem> seen = new HashMap<>(items);
      seen.keySet().removeAll(hidden);
      return new Beside(replies, seen);
    }

    Optional<ModeratedItem> item(LoggedAction action) {
      return Optional.ofNullable(items.get(action.subject()));
    }

    ActionAnswer.ReplyAnswer reply(LoggedAction action) {
      ActionStore.Reply reply = replies.get(action.id());
      return reply == null ? null : new ActionAnswer.ReplyAnswer(reply.body(), reply.repliedAt());
    }
  }

  private Beside beside(List<LoggedAction> actions) {
    return new Beside(
        database.read(handle -> store.replies(handle, actions)),
        items.describe(actions.stream().map(LoggedAction::subject).toList()));
  }

  private static ActionAnswer.Reason reason(LoggedAction action) {
    return new ActionAnswer.Reason(action.reason(), action.note());
  }
}
