package dev.millet.suggestions.page;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.members.Member;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.products.Product;
import dev.millet.api.products.Products;
import dev.millet.suggestions.history.Revision;
import dev.millet.suggestions.history.Revisions;
import dev.millet.suggestions.history.TextDiff;
import dev.millet.suggestions.http.Answers;
import dev.millet.suggestions.http.RevisionCursor;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.suggestions.suggestion.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code /suggestions/{id}/history}: every wording that a suggestion has had. */
final class HistoryPage {

  private static final int EDITS = ListRequest.DEFAULT_LIMIT;

  private final Database database;
  private final Products products;
  private final Suggestions suggestions;
  private final Answers answers;
  private final Pages pages;
  private final Revisions revisions = new Revisions();

  private record Found(
      Suggestion suggestion, List<Revision> revisions, Map<Long, String> products) {}

  HistoryPage(PageParts parts) {
    this.database = parts.database();
    this.products = parts.products();
    this.suggestions = parts.suggestions();
    this.answers = parts.answers();
    this.pages = parts.pages();
  }

  Reply show(Request request) {
    long id = request.id("id");
    int before = RevisionCursor.before(request, id);
    Found found =
        database.read(
            handle -> {
              Suggestion suggestion = suggestions.require(handle, id);
              String body = suggestions.body(handle, id);
              return new Found(
                  suggestion,
                  revisions.read(handle, suggestion, body, before, EDITS + 1),
                  products.visible(request.identity()).stream()
                      .collect(Collectors.toMap(Product::id, Product::name)));
            });
    String title = pages.view(request).text("history.title");
    return pages.page(
        request,
        Page.of(title + " · " + found.suggestion().title(), "history.jte", model(found))
            .withStyles("writing.css"));
  }

  private HistoryModel model(Found found) {
    List<Revision> all = found.revisions();
    Map<Long, Member> people = answers.people(all.stream().map(Revision::authorId).toList());
    int shown = Math.min(all.size(), EDITS);
    List<HistoryModel.Edit> edits = new ArrayList<>(shown);
    for (int i = 0; i < shown; i++) {
      Revision before = i + 1 < all.size() ? all.get(i + 1) : null;
      edits.add(edit(before, all.get(i), found.products(), people));
    }
    String earlier =
        all.size() > EDITS
            ? found.suggestion().path()
                + "/history?after="
                + RevisionCursor.of(found.suggestion().id(), all.get(EDITS - 1))
            : null;
    return new HistoryModel(found.suggestion(), edits, earlier);
  }

  private static HistoryModel.Edit edit(
      Revision before, Revision after, Map<Long, String> names, Map<Long, Member> people) {
    if (before == null) {
      return new HistoryModel.Edit(
          people.get(after.authorId()),
          after.writtenAt(),
          true,
          whole(after.title()),
          whole(after.body()),
          whole(String.join(", ", after.tags())),
          List.of());
    }
    return new HistoryModel.Edit(
        people.get(after.authorId()),
        after.writtenAt(),
        false,
        changes(before.title(), after.title()),
        changes(before.body(), after.body()),
        changes(String.join(", ", before.tags()), String.join(", ", after.tags())),
        changes(name(names, before), name(names, after)));
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
