package dev.millet.comments;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Request;
import dev.millet.api.pages.Pages;
import dev.millet.api.search.SearchDocument;
import dev.millet.api.search.SearchIds;
import dev.millet.api.search.SearchSource;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectDescription;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Has comments found by what they say. */
final class CommentSource implements SearchSource {

  private static final int ORDER = 20;

  private final Database database;
  private final CommentStore store;
  private final Subjects subjects;
  private final Pages pages;

  CommentSource(Database database, CommentStore store, Subjects subjects, Pages pages) {
    this.database = database;
    this.store = store;
    this.subjects = subjects;
    this.pages = pages;
  }

  @Override
  public String type() {
    return Comment.TYPE;
  }

  @Override
  public int order() {
    return ORDER;
  }

  @Override
  public String label(Request request) {
    return pages.view(request).text("search.label");
  }

  @Override
  public List<SearchDocument> documents(Collection<String> ids) {
    List<Comment> found = database.read(handle -> store.find(handle, Comment.numbers(ids)));
    Map<Subject, SubjectDescription> about =
        subjects.describe(found.stream().map(Comment::subject).distinct().toList());
    return found.stream().map(each -> document(each, about.get(each.subject()))).toList();
  }

  /**
   * Makes a document.
   *
   * @param about null where it is hidden now, or its module is away: the comment is not shown then
   */
  private static SearchDocument document(Comment comment, SubjectDescription about) {
    SearchDocument document =
        SearchDocument.ofPart(
                comment.itself(),
                about == null ? "" : about.title(),
                about == null || about.path() == null
                    ? "/comments/" + comment.subject()
                    : about.path() + comment.anchor())
            .within(comment.subject())
            .withText(comment.body())
            .withCreatedAt(comment.createdAt());
    if (about == null) {
      return document;
    }
    // whoever sees the product finds it, also where that is changed later
    return about.product() == null
        ? document.withAudience(about.audience())
        : document.withProduct(about.product());
  }

  /** Since 2 documents name their product. */
  @Override
  public int form() {
    return 2;
  }

  @Override
  public List<String> ids(String after, int limit) {
    return SearchIds.of(database, "comments_comments", after, limit);
  }
}
