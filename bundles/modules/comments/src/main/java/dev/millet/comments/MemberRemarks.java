package dev.millet.comments;

import dev.millet.api.database.Database;
import dev.millet.api.database.Keyset;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.members.Members;
import dev.millet.api.modules.Contribution;
import dev.millet.api.pages.Fragment;
import dev.millet.api.pages.Html;
import dev.millet.api.pages.Markdown;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.Slots;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectDescription;
import dev.millet.api.subjects.VisibleSubjects;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The comments of a member: a section of their profile, and a page with all of them. A comment on
 * what is no longer there, or what the reader must not see, is not shown.
 */
public final class MemberRemarks {

  private static final ListRequest FIRST = ListRequest.first(5);
  private static final int EXCERPT = 200;

  /** Leaves out what its author removed or moderators have hidden: both have a time of removal. */
  private static final String NEWEST =
      """
      SELECT <columns> FROM comments_comments
      WHERE author_id = :author AND removed_at IS NULL AND <after> <order>
      """;

  private final Database database;
  private final Keyset<Comment> newest;
  private final Subjects subjects;
  private final VisibleSubjects visible;
  private final Members members;
  private final Markdown markdown;
  private final Pages pages;

  MemberRemarks(
      Database database,
      Subjects subjects,
      VisibleSubjects visible,
      Members members,
      Markdown markdown,
      Pages pages) {
    this.database = database;
    this.newest =
        database
            .table("comments_comments", Comment.class)
            .keyset("of-author")
            .within("author_id")
            .descending("id");
    this.subjects = subjects;
    this.visible = visible;
    this.members = members;
    this.markdown = markdown;
    this.pages = pages;
  }

  /**
   * The comments of a member.
   *
   * @param more the page with all of them; null where all are shown
   */
  public record Shown(Member member, Slice<Row> rows, String more) {}

  /**
   * A comment in a list.
   *
   * @param title of its subject
   * @param text its first words
   */
  public record Row(String title, String path, String text, Instant at) {}

  List<Contribution> contributions() {
    return List.of(
        new Fragment(
            Slots.MEMBER_PROFILE,
            300,
            (request, about) -> about.stream().map(each -> section(request, each)).toList()),
        Route.get(
            "/comments/by/{handle}", Permission.PUBLIC, "The comments of a member", this::all));
  }

  private Html section(Request request, Subject about) {
    Member member = members.byId(Long.parseLong(about.id())).orElse(null);
    Slice<Row> rows = member == null ? Slice.of(List.of()) : rows(request, member, FIRST);
    if (rows.items().isEmpty()) {
      return Html.EMPTY;
    }
    String all = "/comments/by/" + URLEncoder.encode(member.handle(), StandardCharsets.UTF_8);
    return pages.fragment(
        request, "member.jte", new Shown(member, rows, rows.next() == null ? null : all));
  }

  private Reply all(Request request) {
    Member member =
        members
            .byHandle(request.parameter("handle"))
            .orElseThrow(() -> Problem.notFound("There is no such member.").toException());
    String title = pages.view(request).text("member.title", member.displayName());
    Shown shown = new Shown(member, rows(request, member, request.list()), null);
    return pages.page(request, Page.of(title, "member-page.jte", shown));
  }

  private Slice<Row> rows(Request request, Member member, ListRequest list) {
    return database
        .read(
            handle ->
                newest.slice(handle, list, NEWEST, query -> query.bind("author", member.id())))
        .mapAll(some -> shown(request.identity(), some));
  }

  private List<Row> shown(Identity reader, List<Comment> comments) {
    Map<Subject, SubjectDescription> known =
        subjects.describe(
            visible.of(reader, comments.stream().map(Comment::subject).distinct().toList()));
    return comments.stream()
        .filter(comment -> known.containsKey(comment.subject()))
        .map(comment -> row(comment, known.get(comment.subject())))
        .toList();
  }

  private Row row(Comment comment, SubjectDescription about) {
    return new Row(
        about.title(),
        about.path() + comment.anchor(),
        markdown.excerpt(comment.body(), EXCERPT),
        comment.createdAt());
  }
}
