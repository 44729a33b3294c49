package dev.millet.suggestions.page;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.Slots;
import dev.millet.api.products.Product;
import dev.millet.api.products.Products;
import dev.millet.suggestions.comment.Comment;
import dev.millet.suggestions.comment.CommentList;
import dev.millet.suggestions.comment.Discussion;
import dev.millet.suggestions.history.Revisions;
import dev.millet.suggestions.http.Answers;
import dev.millet.suggestions.mention.MentionLinks;
import dev.millet.suggestions.mention.Mentioned;
import dev.millet.suggestions.mention.Mentions;
import dev.millet.suggestions.picture.Gallery;
import dev.millet.suggestions.suggestion.EditRight;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.suggestions.suggestion.Suggestions;
import dev.millet.suggestions.text.TextRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code /suggestions/{id}}: one suggestion and what is said about it. */
final class DetailPage {

  private final Database database;
  private final Products products;
  private final Suggestions suggestions;
  private final CommentList comments;
  private final Discussion discussion;
  private final Answers answers;
  private final Slots slots;
  private final Pages pages;
  private final Revisions revisions = new Revisions();
  private final RenderedTexts bodies;
  private final RenderedTexts remarks;
  private final Gallery gallery;
  private final CareSection section;

  private record Found(
      Suggestion suggestion,
      Product product,
      String body,
      Instant editedAt,
      Slice<Comment> comments,
      Map<Long, List<Mentioned>> mentioned,
      CareSection.Found care) {}

  DetailPage(PageParts parts) {
    this.database = parts.database();
    this.products = parts.products();
    this.suggestions = parts.suggestions();
    this.comments = new CommentList(parts.database());
    this.discussion = parts.discussion();
    this.answers = parts.answers();
    this.slots = parts.slots();
    this.pages = parts.pages();
    this.bodies = new RenderedTexts(parts.markdown());
    this.remarks = new RenderedTexts(parts.markdown());
    this.gallery = parts.gallery();
    this.section = new CareSection(parts);
  }

  Reply show(Request request) {
    return page(request, "", null, DeskForm.NONE);
  }

  /** The page with a form of staff that could not be taken. */
  Reply comeBack(Request request, DeskForm form) {
    return page(request, "", null, form);
  }

  Reply comment(Request request) {
    long id = request.id("id");
    Member author = request.member();
    String written = request.form().value("body");
    var checked = TextRule.COMMENT.check(written);
    if (checked.problem() != null) {
      String error = "error.comment." + checked.problem().code();
      return page(request, written, error, DeskForm.NONE).withStatus(422);
    }
    Comment made = discussion.add(id, author, checked.text());
    String place = "/suggestions/" + id + "#comment-" + made.id();
    return pages.withNotice(Reply.seeOther(place), "comment.done");
  }

  private Reply page(Request request, String written, String error, DeskForm form) {
    long id = request.id("id");
    String place = "/suggestions/" + id;
    String after = request.query("after").orElse(null);
    ListRequest list = ListRequest.of(place, Map.of(), ListRequest.MAX_LIMIT, after);
    Found found =
        database.read(
            handle -> {
              Suggestion suggestion = discussion.requireSuggestion(handle, id);
              Slice<Comment> said = comments.read(handle, id, list);
              List<Long> ids = said.items().stream().map(Comment::id).toList();
              return new Found(
                  suggestion,
                  products.find(suggestion.productId()).orElseThrow(),
                  suggestions.body(handle, id),
                  revisions.lastEdit(handle, id).orElse(null),
                  said,
                  MentionLinks.read(handle, id, ids),
                  section.read(handle, request, suggestion));
            });
    String next = found.comments().next();
    String more = next == null ? null : place + "?after=" + next + "#comments";
    return reply(request, model(request, found, more, written, error, form));
  }

  private Reply reply(Request request, DetailModel model) {
    Suggestion suggestion = model.suggestion();
    return pages.page(
        request,
        Page.of(suggestion.title(), "detail.jte", model)
            .withDescription(suggestion.excerpt())
            .withStyles("suggestions.css", "writing.css")
            .withScripts("suggestions.js"));
  }

  private DetailModel model(
      Request request, Found found, String more, String written, String error, DeskForm form) {
    Suggestion suggestion = found.suggestion();
    List<Long> ids = new ArrayList<>();
    ids.add(suggestion.authorId());
    found.comments().items().forEach(comment -> ids.add(comment.authorId()));
    ids.addAll(CareSection.people(found.care()));
    Map<Long, Member> people = answers.people(ids);
    MentionLinks links = MentionLinks.of(found.mentioned(), answers);
    var key = new RenderedTexts.Key(suggestion.id(), suggestion.version());
    return new DetailModel(
        suggestion,
        StatusLook.of(suggestion.status()),
        found.product(),
        ListLinks.about(found.product().slug()),
        people.get(suggestion.authorId()),
        found.editedAt(),
        EditRight.has(request.identity(), suggestion),
        links.link(Mentions.TEXT, bodies.render(key, found.body())),
        gallery.of(suggestion.id()),
        ListPage.tags(suggestion),
        slots.fill(request, Slots.VOTE, List.of(suggestion.subject())).get(0),
        slots.fill(request, Slots.VOTERS, List.of(suggestion.subject())).get(0),
        section.view(request, found.care(), people, form),
        found.comments().items().stream()
            .map(each -> remark(request, each, people, links))
            .toList(),
        more,
        written,
        error);
  }

  private DetailModel.Remark remark(
      Request request, Comment comment, Map<Long, Member> people, MentionLinks links) {
    Member author = people.get(comment.authorId());
    Member reader = request.identity().member();
    boolean own = author != null && reader != null && author.id() == reader.id();
    var key = new RenderedTexts.Key(comment.id(), comment.version());
    return new DetailModel.Remark(
        comment.id(),
        author,
        author != null && author.is(Role.STAFF),
        comment.isRemoved() ? null : links.link(comment.id(), remarks.render(key, comment.body())),
        comment.createdAt(),
        comment.editedAt(),
        own && !comment.isRemoved() ? CommentPages.path(comment) : null);
  }
}
