package dev.millet.comments;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.members.Members;
import dev.millet.api.members.Person;
import dev.millet.api.members.Role;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.Visibility;
import java.util.List;
import java.util.Map;

/** {@code /api/v1/comments/{type}/{id}}: the routes for programs. */
final class CommentsApi {

  /** The permission to comment. */
  static final Permission COMMENT = Permission.toWrite("comments.comment", Role.MEMBER);

  private static final String ALL = "/api/v1/comments/{type}/{id}";
  private static final String ONE = ALL + "/{comment}";

  private final Database database;
  private final CommentStore store;
  private final CommentWriter writer;
  private final Subjects subjects;
  private final Members members;

  CommentsApi(
      Database database,
      CommentStore store,
      CommentWriter writer,
      Subjects subjects,
      Members members) {
    this.database = database;
    this.store = store;
    this.writer = writer;
    this.subjects = subjects;
    this.members = members;
  }

  List<Route> routes() {
    return List.of(
        Route.get(
            ALL,
            Permission.PUBLIC,
            RouteDocument.of("Lists the comments on a subject, the oldest first")
                .listing(CommentAnswer.class)
                .problems("not-found", "invalid"),
            this::list),
        Route.post(
            ALL,
            COMMENT,
            RouteDocument.of("Comments on a subject")
                .taking(NewComment.RULES)
                .giving(201, CommentAnswer.class)
                .problems("not-found", "invalid", "subject-closed", "members.not-active"),
            this::add),
        Route.get(
            ONE,
            Permission.PUBLIC,
            RouteDocument.of("Shows a comment")
                .giving(200, CommentAnswer.class)
                .problems("not-found"),
            this::show),
        Route.patch(
            ONE,
            COMMENT,
            RouteDocument.of("Edits a comment")
                .describing("For its author. The previous text is kept.")
                .taking(NewComment.RULES)
                .giving(200, CommentAnswer.class)
                .problems(
                    "not-found",
                    "invalid",
                    "comments.not-yours",
                    "changed-meanwhile",
                    "members.not-active"),
            this::edit),
        Route.delete(
            ONE,
            COMMENT,
            RouteDocument.of("Removes a comment")
                .describing(
                    "For its author. Its text and its earlier texts are deleted; that there was a"
                        + " comment stays visible.")
                .giving(204, null)
                .problems(
                    "not-found", "comments.not-yours", "changed-meanwhile", "members.not-active"),
            this::remove));
  }

  private Reply list(Request request) {
    Subject subject = Subjects.of(request);
    subjects.require(subject);
    return Reply.list(
        database
            .read(handle -> store.list(handle, subject, request.list(), reader(request)))
            .mapAll(this::answers));
  }

  private Reply add(Request request) {
    Subject subject = Subjects.of(request);
    NewComment typed = request.json(NewComment.RULES);
    Comment made = writer.add(subject, request.member(), typed);
    String path = "/api/v1" + made.path();
    return Reply.created(path, answer(made));
  }

  private Reply show(Request request) {
    Subject subject = Subjects.of(request);
    subjects.require(subject);
    long id = request.id("comment");
    ReadableComment found =
        database
            .read(handle -> store.find(handle, id, reader(request)))
            .filter(each -> each.comment().subject().equals(subject))
            .orElseThrow(() -> Problem.notFound("There is no comment " + id + ".").toException());
    return Reply.json(answers(List.of(found)).get(0)).withEntityTag(tag(found.comment()));
  }

  private Reply edit(Request request) {
    NewComment typed = request.json(NewComment.RULES);
    return reply(
        writer.edit(
            Subjects.of(request),
            request.id("comment"),
            request.member(),
            typed,
            read -> request.requireMatch(tag(read))));
  }

  private Reply remove(Request request) {
    writer.remove(
        Subjects.of(request),
        request.id("comment"),
        request.member(),
        read -> request.requireMatch(tag(read)));
    return Reply.noContent();
  }

  private static String tag(Comment comment) {
    return Integer.toString(comment.version());
  }

  private Reply reply(Comment comment) {
    return Reply.json(answer(comment)).withEntityTag(tag(comment));
  }

  private static ReadableComment.Reader reader(Request request) {
    return ReadableComment.Reader.of(request.identity());
  }

  private CommentAnswer answer(Comment comment) {
    return answers(List.of(new ReadableComment(comment, Visibility.VISIBLE))).get(0);
  }

  private List<CommentAnswer> answers(List<ReadableComment> comments) {
    Map<Long, Person> authors =
        members.people(comments.stream().map(each -> each.comment().authorId()).toList());
    return comments.stream()
        .map(each -> CommentAnswer.of(each, authors.get(each.comment().authorId())))
        .toList();
  }
}
