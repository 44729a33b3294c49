package dev.millet.suggestions.page;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.api.pages.Html;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.products.Product;
import dev.millet.api.products.Products;
import dev.millet.api.subjects.Visibility;
import dev.millet.suggestions.history.HiddenRevisions;
import dev.millet.suggestions.history.Revisions;
import dev.millet.suggestions.history.Revisions.Revision;
import dev.millet.suggestions.history.TextDiff;
import dev.millet.suggestions.http.Answers;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.suggestions.suggestion.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** {@code /suggestions/{id}/history}: every wording that a suggestion has had. */
final class HistoryPage {

  private final Database database;
  private final Products products;
  private final Suggestions suggestions;
  private final Answers answers;
  private final Pages pages;
  private final Revisions revisions;
  private final ModerationParts moderation;

  /**
   * The wordings that were read.
   *
   * @param earlier the one before the last of the slice; null where that is the first
   */
  private record Found(
      Suggestion suggestion,
      Slice<Revision> revisions,
      Revision earlier,
      Map<Long, String> products) {

    /** Returns the wording before the one at an index; null for the first wording. */
    Revision before(int index) {
      List<Revision> all = revisions.items();
      return index + 1 < all.size() ? all.get(index + 1) : earlier;
    }
  }

  HistoryPage(PageParts parts) {
    this.database = parts.platform().database();
    this.revisions = new Revisions(parts.platform().database());
    this.products = parts.platform().products();
    this.suggestions = parts.suggestions();
    this.answers = parts.answers();
    this.pages = parts.display().pages();
    this.moderation = new ModerationParts(parts);
  }

  Reply show(Request request) {
    long id = request.id("id");
    Found found = database.read(handle -> find(handle, id, request));
    String title = pages.view(request).text("history.title");
    return pages.page(
        request,
        Page.of(title + " · " + found.suggestion().title(), "history.jte", model(request, found))
            .withStyles("writing.css"));
  }

  private Found find(Handle handle, long id, Request request) {
    Suggestion suggestion = suggestions.require(handle, id);
    Slice<Revision> slice =
        revisions.read(handle, suggestion, suggestions.body(handle, id), request.list());
    Revision earlier =
        slice.next() == null
            ? null
            : revisions
                .before(handle, id, slice.items().get(slice.items().size() - 1).version())
                .orElse(null);
    return new Found(
        suggestion,
        slice,
        earlier,
        products.visible(request.identity()).stream()
            .collect(Collectors.toMap(Product::id, Product::name)));
  }

  private HistoryModel model(Request request, Found found) {
    long id = found.suggestion().id();
    List<Revision> all = found.revisions().items();
    // the present wording, the first of all, is moderated with the suggestion
    int present = request.list().isFirst() ? 1 : 0;
    Map<Integer, Html> parts =
        moderation.revisions(
            request, id, all.stream().skip(present).map(Revision::version).toList());
    Map<Long, Member> people = answers.people(all.stream().map(Revision::authorId).toList());
    List<HistoryModel.Edit> edits = new ArrayList<>(all.size());
    for (int i = 0; i < all.size(); i++) {
      edits.add(edit(found.before(i), all.get(i), found.products(), people, parts));
    }
    return new HistoryModel(
        found.suggestion(), new Slice<>(edits, found.revisions().next()), hidden(request, id));
  }

  /** Returns the wordings that moderators took away, for those who may know of them. */
  private List<HistoryModel.HiddenEdit> hidden(Request request, long id) {
    List<HiddenRevisions.Hidden> hidden = moderation.hidden(request, id);
    List<Integer> versions = hidden.stream().map(each -> each.revision().version()).toList();
    Map<Integer, Html> parts = moderation.revisions(request, id, versions);
    boolean moderates = request.identity().is(Role.MODERATOR);
    return hidden.stream()
        .map(
            each ->
                new HistoryModel.HiddenEdit(
                    each.revision().writtenAt(),
                    moderates || each.visibility() == Visibility.HIDDEN
                        ? whole(each.revision())
                        : "",
                    parts.get(each.revision().version())))
        .toList();
  }

  private static String whole(Revision revision) {
    return (revision.title() + "\n\n" + revision.body() + "\n\n" + revision.fields()).strip();
  }

  private static HistoryModel.Edit edit(
      Revision before,
      Revision after,
      Map<Long, String> names,
      Map<Long, Member> people,
      Map<Integer, Html> parts) {
    Html part = parts.getOrDefault(after.version(), Html.EMPTY);
    if (before == null) {
      return new HistoryModel.Edit(
          people.get(after.authorId()),
          after.writtenAt(),
          true,
          whole(after.title()),
          whole(after.body()),
          whole(String.join(", ", after.tags())),
          whole(after.fields()),
          List.of(),
          part);
    }
    return new HistoryModel.Edit(
        people.get(after.authorId()),
        after.writtenAt(),
        false,
        changes(before.title(), after.title()),
        changes(before.body(), after.body()),
        changes(String.join(", ", before.tags()), String.join(", ", after.tags())),
        changes(before.fields(), after.fields()),
        changes(name(names, before), name(names, after)),
        part);
  }

  private static List<TextDiff.Piece> whole(String text) {
    return text.isEmpty() ? List.of() : List.of(new TextDiff.Piece(TextDiff.Kind.SAME, text));
  }

  private static String name(Map<Long, String> names, Revision revision) {
    return names.getOrDefault(revision.productId(), "");
  }

  private static List<TextDiff.Piece> changes(String before, String after) {
    return before.equals(after) ? List.of() : TextDiff.of(before, after);
  }
}
