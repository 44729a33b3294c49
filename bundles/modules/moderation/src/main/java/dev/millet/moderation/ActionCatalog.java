package dev.millet.moderation;

import dev.millet.api.database.Database;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Role;
import dev.millet.api.subjects.ModeratedItem;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectCatalog;
import dev.millet.api.subjects.SubjectDescription;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Actions as subjects of notices: for the author of the item under its title, whoever may read the
 * item now, and for moderators where the author answered.
 */
final class ActionCatalog implements SubjectCatalog {

  /** The type of actions, for the author of the item. */
  static final String ACTION = "moderation-action";

  /** The type of answers to actions, for moderators. */
  static final String REPLY = "moderation-reply";

  private static final int MAX_DIGITS = 18;
  private static final int MAX_WORDS = 80;

  private final String type;
  private final Database database;
  private final ActionStore store;
  private final Items items;
  private final BiPredicate<Identity, LoggedAction> mayRead;
  private final Function<LoggedAction, String> path;

  private ActionCatalog(
      String type,
      Database database,
      ActionStore store,
      Items items,
      BiPredicate<Identity, LoggedAction> mayRead,
      Function<LoggedAction, String> path) {
    this.type = type;
    this.database = database;
    this.store = store;
    this.items = items;
    this.mayRead = mayRead;
    this.path = path;
  }

  static ActionCatalog ofActions(Database database, ActionStore store, Items items) {
    return new ActionCatalog(
        ACTION,
        database,
        store,
        items,
        (reader, action) ->
            reader.member() != null
                && action.authorId() != null
                && action.authorId() == reader.member().id(),
        action -> "/moderation/own#action-" + action.id());
  }

  static ActionCatalog ofReplies(Database database, ActionStore store, Items items) {
    return new ActionCatalog(
        REPLY,
        database,
        store,
        items,
        (reader, action) -> reader.is(Role.MODERATOR),
        action -> "/moderation/items/" + action.subject());
  }

  @Override
  public String type() {
    return type;
  }

  @Override
  public Map<String, SubjectDescription> describe(Collection<String> ids) {
    List<LoggedAction> actions = find(ids);
    Map<Subject, ModeratedItem> known =
        items.describe(actions.stream().map(LoggedAction::subject).toList());
    Map<String, SubjectDescription> described = new HashMap<>();
    for (LoggedAction action : actions) {
      Subject subject = Subject.of(type, action.id());
      described.put(
          subject.id(),
          SubjectDescription.of(
              subject, title(known.get(action.subject()), action), path.apply(action)));
    }
    return described;
  }

  private static String title(ModeratedItem item, LoggedAction action) {
    if (item == null) {
      return action.subject().toString();
    }
    if (item.title() != null) {
      return item.title();
    }
    String text = item.text().strip();
    return text.isEmpty()
        ? action.subject().toString()
        : text.codePoints()
            .limit(MAX_WORDS)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }

  /** Returns the moderator's notes for the author. */
  @Override
  public Map<String, String> excerpts(Collection<String> ids) {
    return type.equals(ACTION)
        ? find(ids).stream()
            .filter(action -> !action.note().isEmpty())
            .collect(Collectors.toMap(action -> Long.toString(action.id()), LoggedAction::note))
        : Map.of();
  }

  @Override
  public Set<String> hidden(Identity reader, Collection<String> ids) {
    List<LoggedAction> actions = find(ids);
    Set<Subject> unseen =
        items.hidden(reader, actions.stream().map(LoggedAction::subject).toList());
    return actions.stream()
        .filter(action -> !mayRead.test(reader, action) || unseen.contains(action.subject()))
        .map(action -> Long.toString(action.id()))
        .collect(Collectors.toSet());
  }

  private List<LoggedAction> find(Collection<String> ids) {
    List<Long> numbers =
        ids.stream()
            .filter(
                id ->
                    id.length() <= MAX_DIGITS
                        && id.chars().allMatch(each -> each >= '0' && each <= '9'))
            .map(Long::valueOf)
            .distinct()
            .toList();
    return numbers.isEmpty() ? List.of() : database.read(handle -> store.find(handle, numbers));
  }
}
