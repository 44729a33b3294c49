package dev.millet.moderation;

import dev.millet.api.database.Database;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Members;
import dev.millet.api.members.Person;
import dev.millet.api.subjects.ModeratedItem;
import dev.millet.api.subjects.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

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
  Slice<OwnModel.Answer> own(long author, ListRequest list) {
    return database.read(handle -> store.own(handle, author, list)).mapAll(this::ownAnswers);
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
    Map<Long, ActionStore.Reply> replies = database.read(handle -> store.replies(handle, actions));
    Map<Subject, ModeratedItem> known =
        items.describe(actions.stream().map(LoggedAction::subject).toList());
    List<Long> ids = new ArrayList<>();
    actions.forEach(
        each -> {
          ids.add(each.authorId());
          ids.add(each.byId());
        });
    Map<Long, Person> people = members.people(ids);
    return actions.stream()
        .map(
            each ->
                new ActionAnswer(
                    each.id(),
                    each.subject(),
                    title(known, each),
                    people.get(each.authorId()),
                    each.action().word(),
                    reason(each),
                    people.get(each.byId()),
                    each.actedAt(),
                    reply(replies, each)))
        .toList();
  }

  private List<OwnModel.Answer> ownAnswers(List<LoggedAction> actions) {
    Map<Long, ActionStore.Reply> replies = database.read(handle -> store.replies(handle, actions));
    Map<Subject, ModeratedItem> known =
        items.describe(actions.stream().map(LoggedAction::subject).toList());
    Map<Subject, List<LoggedAction>> all = histories(actions);
    return actions.stream()
        .map(
            each ->
                new OwnModel.Answer(
                    each.id(),
                    each.subject(),
                    title(known, each),
                    path(known, each),
                    each.action().word(),
                    reason(each),
                    each.actedAt(),
                    reply(replies, each),
                    !replies.containsKey(each.id())
                        && Moderation.isAnswerable(each, all.get(each.subject()))))
        .toList();
  }

  /** Reads everything that was done about the items of some actions, the oldest first. */
  private Map<Subject, List<LoggedAction>> histories(List<LoggedAction> actions) {
    return database.read(
        handle ->
            actions.stream()
                .map(LoggedAction::subject)
                .distinct()
                .collect(
                    Collectors.toMap(
                        Function.identity(), subject -> store.about(handle, subject))));
  }

  private static String title(Map<Subject, ModeratedItem> known, LoggedAction action) {
    ModeratedItem item = known.get(action.subject());
    return item == null ? null : item.title();
  }

  private static String path(Map<Subject, ModeratedItem> known, LoggedAction action) {
    ModeratedItem item = known.get(action.subject());
    return item == null ? null : item.path();
  }

  private static ActionAnswer.Reason reason(LoggedAction action) {
    return new ActionAnswer.Reason(action.reason(), action.note());
  }

  private static ActionAnswer.ReplyAnswer reply(
      Map<Long, ActionStore.Reply> replies, LoggedAction action) {
    ActionStore.Reply reply = replies.get(action.id());
    return reply == null ? null : new ActionAnswer.ReplyAnswer(reply.body(), reply.repliedAt());
  }
}
