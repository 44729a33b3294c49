package dev.millet.suggestions.http;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.members.Role;
import dev.millet.suggestions.comment.Comment;
import dev.millet.suggestions.comment.CommentChanges;
import dev.millet.suggestions.comment.CommentList;
import dev.millet.suggestions.comment.Comments;
import dev.millet.suggestions.comment.Discussion;
import dev.millet.suggestions.text.TextRule;
import java.util.List;

/** {@code /api/v1/suggestions/{id}/comments}. */
public final class CommentsApi {

  /** Who may comment. */
  public static final Permission COMMENT = Permission.toWrite("suggestions.comment", Role.MEMBER);

  private static final String PATH = "/api/v1/suggestions/{id}/comments";

  private final Database database;
  private final Comments comments;
  private final CommentList list;
  private final Discussion discussion;
  private final CommentChanges changes;
  private final Answers answers;

  public CommentsApi(
      Database database,
      Comments comments,
      Discussion discussion,
      CommentChanges changes,
      Answers answers) {
    this.database = database;
    this.comments = comments;
    this.list = new CommentList(database);
    this.discussion = discussion;
    this.changes = changes;
    this.answers = answers;
  }

  public List<Route> routes() {
    return List.of(
        Route.get(
            PATH,
            Permission.PUBLIC,
            RouteDocument.of("Lists the comments on a suggestion, the oldest first")
                .listing(CommentAnswer.class)
                .problems("not-found", "invalid"),
            this::list),
        Route.post(
            PATH,
            COMMENT,
            RouteDocument.of("Comments on a suggestion")
                .taking(NewComment.class)
                .giving(201, CommentAnswer.class)
                .problems(
                    "not-found", "invalid", "suggestions.commenting-closed", "members.not-active"),
            this::add),
        Route.get(
            PATH + "/{comment}",
            Permission.PUBLIC,
            RouteDocument.of("Shows a comment")
                .giving(200, CommentAnswer.class)
                .problems("not-found"),
            this::show),
        Route.patch(
            PATH + "/{comment}",
            COMMENT,
            RouteDocument.of("Edits a comment")
                .describing("For who wrote it. What it said before is kept.")
                .taking(NewComment.class)
                .giving(200, CommentAnswer.class)
                .problems(
                    "not-found",
                    "invalid",
                    "suggestions.not-your-comment",
                    "suggestions.comment-changed",
                    "members.not-active"),
            this::edit),
        Route.delete(
            PATH + "/{comment}",
            COMMENT,
            RouteDocument.of("Removes a comment")
                .describing(
                    "For who wrote it. Its text and what it said before are deleted; that there was"
                        + " a comment stays visible.")
                .giving(204, null)
                .problems(
                    "not-found",
                    "suggestions.not-your-comment",
                    "suggestions.comment-changed",
                    "members.not-active"),
            this::remove));
  }

  private Reply list(Request request) {
    long suggestion = request.id("id");
    return Reply.list(
        database
            .read(
                handle -> {
                  discussion.requireSuggestion(handle, suggestion);
                  return list.read(handle, suggestion, request.list());
                })
            .mapAll(answers::comments));
  }

  private Reply add(Request request) {
    long suggestion = request.id("id");
    var body = TextRule.COMMENT.check(request.json(NewComment.class).body());
    if (body.problem() != null) {
      throw Problem.invalid(List.of(body.problem())).toException();
    }
    Comment made = discussion.add(suggestion, request.member(), body.text());
    String place = "/api/v1/suggestions/" + suggestion + "/comments";
    return Reply.created(place, answers.comments(List.of(made)).get(0));
  }

  private Reply show(Request request) {
    long id = request.id("comment");
    Comment comment =
        database
            .read(handle -> comments.find(handle, id))
            .filter(each -> each.suggestionId() == request.id("id"))
            .orElseThrow(() -> Problem.notFound("There is no comment " + id + ".").toException());
    return reply(comment);
  }

  private Reply edit(Request request) {
    var body = TextRule.COMMENT.check(request.json(NewComment.class).body());
    if (body.problem() != null) {
      throw Problem.invalid(List.of(body.problem())).toException();
    }
    return reply(
        changes.edit(
            request.id("id"),
            request.id("comment"),
            request.member(),
            body.text(),
            read -> VersionTag.require(request, read.version())));
  }

  private Reply remove(Request request) {
    changes.remove(
        request.id("id"),
        request.id("comment"),
        request.member(),
        read -> VersionTag.require(request, read.version()));
    return Reply.noContent();
  }

  private Reply reply(Comment comment) {
    return Reply.json(answers.comments(List.of(comment)).get(0))
        .withEntityTag(VersionTag.of(comment.version()));
  }
}
