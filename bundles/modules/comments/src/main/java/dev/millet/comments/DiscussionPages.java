package dev.millet.comments;

import dev.millet.api.database.Database;
import dev.millet.api.forms.Input;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.api.members.Members;
import dev.millet.api.members.Role;
import dev.millet.api.mentions.Mentions;
import dev.millet.api.modules.Contribution;
import dev.millet.api.pages.Fragment;
import dev.millet.api.pages.Html;
import dev.millet.api.pages.Markdown;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.Slots;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectDescription;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The comments on the page of their subject, and their own page, which has the later ones. */
final class DiscussionPages {

  private static final String PATH = "/comments/{type}/{id}";

  /** How many comments are shown of each subject that was merged into another. */
  private static final int MAX_OF_ORIGIN = 50;

  private final Database database;
  private final CommentStore store;
  private final CommentWriter writer;
  private final Subjects subjects;
  private final Members members;
  private final Mentions mentions;
  private final Markdown markdown;
  private final Slots slots;
  private final Pages pages;

  DiscussionPages(
      Database database,
      CommentStore store,
      CommentWriter writer,
      Subjects subjects,
      Members members,
      Mentions mentions,
      Markdown markdown,
      Slots slots,
      Pages pages) {
    this.database = database;
    this.store = store;
    this.writer = writer;
    this.subjects = subjects;
    this.members = members;
    this.mentions = mentions;
    this.markdown = markdown;
    this.slots = slots;
    this.pages = pages;
  }

  List<Contribution> contributions() {
    return List.of(
        new Fragment(Slots.DISCUSSION, 100, this::render),
        Route.get(PATH, Permission.PUBLIC, "The comments on a subject", this::show),
        Route.post(PATH, CommentsApi.COMMENT, "Comments on a subject", this::add));
  }

  private List<Html> render(Request request, List<Subject> about) {
    Map<Subject, SubjectDescription> known = subjects.describe(about);
    return about.stream()
        .map(subject -> known.get(subject))
        .map(subject -> subject == null ? Html.EMPTY : fragment(request, subject))
        .toList();
  }

  private Html fragment(Request request, SubjectDescription subject) {
    ListRequest first =
        ListRequest.of(path(subject.subject()), Map.of(), ListRequest.MAX_LIMIT, null);
    return pages.fragment(
        request,
        "discussion.jte",
        model(request, subject, first, NewComment.RULES.blank(), origins(request, subject)));
  }

  private Reply show(Request request) {
    return page(request, subjects.require(Subjects.of(request)), NewComment.RULES.blank());
  }

  private Reply add(Request request) {
    Subject subject = Subjects.of(request);
    SubjectDescription about = subjects.require(subject);
    Input<NewComment> input = request.form(NewComment.RULES);
    if (input.hasErrors()) {
      return page(request, about, input).withStatus(422);
    }
    Comment made = writer.add(subject, request.member(), input.value());
    return pages.withNotice(Reply.seeOther(about.path() + made.anchor()), "posted");
  }

  private Reply page(Request request, SubjectDescription subject, Input<?> input) {
    String path = path(subject.subject());
    ListRequest list =
        ListRequest.of(path, Map.of(), ListRequest.MAX_LIMIT, request.query("after").orElse(null));
    String title = pages.view(request).text("discussion.title", subject.title());
    return pages.page(
        request, Page.of(title, "page.jte", model(request, subject, list, input, List.of())));
  }

  private static String path(Subject subject) {
    return "/comments/" + subject;
  }

  private List<DiscussionModel.Origin> origins(Request request, SubjectDescription about) {
    List<DiscussionModel.Origin> origins = new ArrayList<>();
    for (SubjectDescription each : subjects.mergedInto(request.identity(), about.subject())) {
      String path = path(each.subject());
      var first = ListRequest.of(path, Map.of(), MAX_OF_ORIGIN, null);
      Slice<DiscussionModel.Remark> remarks = remarks(request, each.subject(), first);
      if (!remarks.items().isEmpty()) {
        origins.add(
            new DiscussionModel.Origin(
                each, remarks.items(), remarks.next() == null ? null : path));
      }
    }
    return origins;
  }

  private DiscussionModel model(
      Request request,
      SubjectDescription about,
      ListRequest list,
      Input<?> input,
      List<DiscussionModel.Origin> origins) {
    Subject subject = about.subject();
    return new DiscussionModel(
        about,
        store.counts().of(subject),
        path(subject),
        remarks(request, subject, list),
        origins,
        input);
  }

  private Slice<DiscussionModel.Remark> remarks(
      Request request, Subject subject, ListRequest list) {
    var reader = ReadableComment.Reader.of(request.identity());
    Slice<ReadableComment> comments =
        database.read(handle -> store.list(handle, subject, list, reader));
    Map<Long, Member> people =
        members.byIds(
            comments.items().stream()
                .map(each -> each.comment().authorId())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    Map<Subject, Html> bodies = bodies(comments.items());
    Map<Subject, Html> moderation = moderation(request, comments.items());
    return comments.map(
        each ->
            remark(
                request,
                each,
                people,
                bodies.get(each.comment().itself()),
                moderation.getOrDefault(each.comment().itself(), Html.EMPTY)));
  }

  private Map<Subject, Html> bodies(List<ReadableComment> comments) {
    Map<Subject, Html> rendered = new LinkedHashMap<>();
    for (ReadableComment each : comments) {
      Comment comment = each.comment();
      if (!comment.isRemoved() && !comment.body().isEmpty()) {
        rendered.put(comment.itself(), markdown.render(comment.body()));
      }
    }
    return mentions.link(rendered);
  }

  /** Asks for what moderators say and can do, for those who may be told. */
  private Map<Subject, Html> moderation(Request request, List<ReadableComment> comments) {
    List<Subject> there =
        request.identity().member() == null
            ? List.of()
            : comments.stream()
                .filter(each -> !each.isRemovedByAuthor())
                .map(each -> each.comment().itself())
                .toList();
    if (there.isEmpty()) {
      return Map.of();
    }
    List<Html> parts = slots.fill(request, Slots.MODERATION, there);
    Map<Subject, Html> bySubject = new LinkedHashMap<>();
    for (int i = 0; i < there.size(); i++) {
      bySubject.put(there.get(i), parts.get(i));
    }
    return bySubject;
  }

  private static DiscussionModel.Remark remark(
      Request request,
      ReadableComment readable,
      Map<Long, Member> people,
      Html body,
      Html moderation) {
    Comment comment = readable.comment();
    Member author = comment.authorId() == null ? null : people.get(comment.authorId());
    Member reader = request.identity().member();
    boolean own = author != null && reader != null && author.id() == reader.id();
    return new DiscussionModel.Remark(
        comment.id(),
        author,
        author != null && author.is(Role.STAFF),
        body,
        comment.createdAt(),
        comment.editedAt(),
        own && readable.isEditable() ? comment.path() + "/edit" : null,
        new DiscussionModel.Moderation(readable.visibility(), moderation));
  }
}
