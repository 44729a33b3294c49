package dev.millet.comments;

import dev.millet.api.database.Database;
import dev.millet.api.forms.Input;
import dev.millet.api.gateway.FormVersion;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.subjects.Subject;
import java.util.List;

/** {@code /comments/{type}/{id}/{comment}}: the author of a comment changes or removes it. */
final class CommentPages {

  private static final String CHANGED = Problem.changedMeanwhile().code();

  private static final String PATH = "/comments/{type}/{id}/{comment}";

  private final Database database;
  private final CommentWriter writer;
  private final Subjects subjects;
  private final Pages pages;

  CommentPages(Database database, CommentWriter writer, Subjects subjects, Pages pages) {
    this.database = database;
    this.writer = writer;
    this.subjects = subjects;
    this.pages = pages;
  }

  List<Route> routes() {
    return List.of(
        Route.get(
            PATH + "/edit", CommentsApi.COMMENT, "The form to edit one's own comment", this::show),
        Route.post(PATH + "/edit", CommentsApi.COMMENT, "Edits one's own comment", this::save),
        Route.post(
            PATH + "/remove", CommentsApi.COMMENT, "Removes one's own comment", this::remove));
  }

  private Reply show(Request request) {
    Comment comment = find(request);
    return page(request, comment, NewComment.RULES.filled(new NewComment(comment.body())), null);
  }

  private Reply save(Request request) {
    Comment comment = find(request);
    Input<NewComment> input = request.form(NewComment.RULES);
    if (input.hasErrors()) {
      return page(request, comment, input, null).withStatus(422);
    }
    FormVersion version = FormVersion.of(request);
    try {
      writer.edit(
          comment.subject(),
          comment.id(),
          request.member(),
          input.value(),
          read -> version.require(read.version()));
    } catch (ProblemException e) {
      if (!e.problem().code().equals(CHANGED)) {
        throw e;
      }
      Comment now = find(request);
      Input<?> refused =
          input.refused("body", "changed", "the comment was changed meanwhile; read it again");
      return page(request, now, refused, now.body()).withStatus(e.problem().status());
    }
    return pages.withNotice(Reply.seeOther(back(comment)), "edited");
  }

  private Reply remove(Request request) {
    Comment comment = find(request);
    writer.remove(comment.subject(), comment.id(), request.member(), read -> {});
    return pages.withNotice(Reply.seeOther(back(comment)), "removed.done");
  }

  private String back(Comment comment) {
    return subjects.require(comment.subject()).path() + comment.anchor();
  }

  private Comment find(Request request) {
    Subject subject = Subjects.of(request);
    subjects.require(subject);
    return database.read(
        handle -> writer.own(handle, subject, request.id("comment"), request.member()));
  }

  private Reply page(Request request, Comment comment, Input<?> input, String now) {
    String title = pages.view(request).text("edit.title");
    var model = new EditModel(comment.path(), back(comment), comment.version(), input, now);
    return pages.page(request, Page.of(title, "edit.jte", model));
  }
}
