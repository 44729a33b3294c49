package dev.millet.suggestions.page;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.suggestions.comment.Comment;
import dev.millet.suggestions.comment.CommentChanges;
import dev.millet.suggestions.http.CommentsApi;
import dev.millet.suggestions.text.TextRule;
import java.util.List;

/** {@code /suggestions/{id}/comments/{comment}}: who commented changes or removes it. */
final class CommentPages {

  private static final String PATH = ListLinks.PATH + "/{id}/comments/{comment}";
  private static final Permission COMMENT = CommentsApi.COMMENT;

  private final Database database;
  private final CommentChanges changes;
  private final Pages pages;

  CommentPages(PageParts parts) {
    this.database = parts.database();
    this.changes = parts.changes();
    this.pages = parts.pages();
  }

  List<Route> routes() {
    return List.of(
        Route.get(
            PATH + "/edit",
            COMMENT,
            RouteDocument.of("The form to edit one's own comment"),
            this::show),
        Route.post(
            PATH + "/edit", COMMENT, RouteDocument.of("Edits one's own comment"), this::save),
        Route.post(
            PATH + "/remove",
            COMMENT,
            RouteDocument.of("Removes one's own comment"),
            this::remove));
  }

  /** Where the author of a comment changes it. */
  static String path(Comment comment) {
    return "/suggestions/" + comment.suggestionId() + "/comments/" + comment.id() + "/edit";
  }

  private Reply show(Request request) {
    Comment comment = find(request);
    return page(request, comment, comment.body(), null);
  }

  private Reply save(Request request) {
    Comment comment = find(request);
    String written = request.form().value("body");
    var checked = TextRule.COMMENT.check(written);
    if (checked.problem() != null) {
      return page(request, comment, written, "error.comment." + checked.problem().code())
          .withStatus(422);
    }
    String version = request.form().value("version");
    try {
      changes.edit(
          comment.suggestionId(),
          comment.id(),
          request.member(),
          checked.text(),
          read -> requireVersion(read, version));
    } catch (ProblemException e) {
      if (!e.problem().code().equals(CommentChanges.CHANGED)) {
        throw e;
      }
      return page(request, find(request), written, "comment.changed").withStatus(409);
    }
    return pages.withNotice(Reply.seeOther(place(comment)), "comment.edited");
  }

  /** Inside the write: between the form's arrival and this somebody may have been faster. */
  private static void requireVersion(Comment read, String version) {
    if (!version.equals(Integer.toString(read.version()))) {
      throw CommentChanges.changed();
    }
  }

  private Reply remove(Request request) {
    Comment comment = find(request);
    changes.remove(comment.suggestionId(), comment.id(), request.member(), read -> {});
    return pages.withNotice(Reply.seeOther(place(comment)), "comment.removed-done");
  }

  private static String place(Comment comment) {
    return "/suggestions/" + comment.suggestionId() + "#comment-" + comment.id();
  }

  private Comment find(Request request) {
    return database.read(
        handle -> changes.own(handle, request.id("id"), request.id("comment"), request.member()));
  }

  private Reply page(Request request, Comment comment, String written, String error) {
    String title = pages.view(request).text("comment.edit");
    return pages.page(
        request,
        Page.of(title, "comment.jte", new CommentModel(comment, written, error))
            .withStyles("writing.css")
            .withScripts("suggestions.js"));
  }
}
