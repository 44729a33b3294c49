package dev.millet.moderation;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Request;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.api.pages.Html;
import dev.millet.api.pages.Pages;
import dev.millet.api.subjects.ModeratedItem;
import dev.millet.api.subjects.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Shows beside an item why it is hidden or locked, to its author and to moderators, and to these
 * what they can do.
 */
final class ModerationPart {

  private final Database database;
  private final ActionStore store;
  private final Items items;
  private final Pages pages;

  ModerationPart(Database database, ActionStore store, Items items, Pages pages) {
    this.database = database;
    this.store = store;
    this.items = items;
    this.pages = pages;
  }

  List<Html> render(Request request, List<Subject> subjects) {
    Member reader = request.identity().member();
    if (reader == null) {
      return subjects.stream().map(each -> Html.EMPTY).toList();
    }
    boolean moderates = request.identity().is(Role.MODERATOR);
    Map<Subject, List<LoggedAction>> log = database.read(handle -> store.about(handle, subjects));
    Map<Subject, ModeratedItem> known = moderates ? items.describe(subjects) : Map.of();
    return subjects.stream()
        .map(
            each -> {
              List<LoggedAction> done = log.getOrDefault(each, List.of());
              return moderates
                  ? forModerator(request, known.get(each), done)
                  : forMember(request, reader, done);
            })
        .toList();
  }

  private Html forModerator(Request request, ModeratedItem item, List<LoggedAction> done) {
    if (item == null) {
      return Html.EMPTY;
    }
    boolean discussed =
        items.find(item.subject().type()).map(owner -> owner.hasDiscussions()).orElse(false);
    List<String> actions =
        actions(item.visibility().name().toLowerCase(Locale.ROOT), discussed, item.locked());
    List<PartModel.Note> notes = inForce(done).map(each -> note(each, null)).toList();
    return pages.fragment(
        request, "part.jte", new PartModel(notes, ModerationPages.path(item.subject()), actions));
  }

  private Html forMember(Request request, Member reader, List<LoggedAction> done) {
    List<PartModel.Note> notes =
        inForce(done)
            .filter(each -> each.authorId() != null && each.authorId() == reader.id())
            .map(each -> note(each, OwnPages.PATH + "#action-" + each.id()))
            .toList();
    return notes.isEmpty()
        ? Html.EMPTY
        : pages.fragment(request, "part.jte", new PartModel(notes, null, List.of()));
  }

  private static PartModel.Note note(LoggedAction action, String own) {
    return new PartModel.Note(action.action().word(), action.reason(), action.note(), own);
  }

  /** Returns the actions by which an item is hidden or locked now. */
  private static Stream<LoggedAction> inForce(List<LoggedAction> done) {
    return Stream.concat(
            Moderation.latest(done, false).stream(), Moderation.latest(done, true).stream())
        .filter(each -> each.action().isAgainstAuthor());
  }

  /** Returns the words of what can be done about an item. */
  static List<String> actions(String visibility, boolean discussed, boolean locked) {
    List<String> all = new ArrayList<>();
    for (Action each : List.of(Action.HIDE, Action.REMOVE, Action.RESTORE)) {
      if (!each.visibility().name().toLowerCase(Locale.ROOT).equals(visibility)) {
        all.add(each.word());
      }
    }
    if (discussed) {
      all.add((locked ? Action.UNLOCK : Action.LOCK).word());
    }
    return all;
  }
}
