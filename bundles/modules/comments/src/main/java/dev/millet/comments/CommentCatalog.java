package dev.millet.comments;

import dev.millet.api.database.Database;
import dev.millet.api.members.Identity;
import dev.millet.api.pages.Markdown;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectCatalog;
import dev.millet.api.subjects.SubjectDescription;
import dev.millet.api.subjects.VisibleSubjects;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells others where a comment stands: under the title of what it is about. */
final class CommentCatalog implements SubjectCatalog {

  private static final int EXCERPT = 200;

  private final Database database;
  private final CommentStore store;
  private final Subjects subjects;
  private final VisibleSubjects visible;
  private final Markdown markdown;

  CommentCatalog(
      Database database,
      CommentStore store,
      Subjects subjects,
      VisibleSubjects visible,
      Markdown markdown) {
    this.database = database;
    this.store = store;
    this.subjects = subjects;
    this.visible = visible;
    this.markdown = markdown;
  }

  @Override
  public String type() {
    return Comment.TYPE;
  }

  @Override
  public Map<String, SubjectDescription> describe(Collection<String> ids) {
    List<Comment> found = find(ids);
    Map<Subject, SubjectDescription> about =
        subjects.describe(found.stream().map(Comment::subject).distinct().toList());
    Map<String, SubjectDescription> described = new HashMap<>();
    for (Comment comment : found) {
      SubjectDescription on = about.get(comment.subject());
      if (on != null) {
        described.put(
            comment.itself().id(),
            SubjectDescription.of(comment.itself(), on.title(), on.path() + comment.anchor())
                .withProduct(on.product()));
      }
    }
    return described;
  }

  @Override
  public Map<String, String> excerpts(Collection<String> ids) {
    Map<String, String> excerpts = new HashMap<>();
    for (Comment comment : find(ids)) {
      excerpts.put(comment.itself().id(), markdown.excerpt(comment.body(), EXCERPT));
    }
    return excerpts;
  }

  /** Comments on what a reader must not see. */
  @Override
  public Set<String> hidden(Identity reader, Collection<String> ids) {
    List<Comment> found = find(ids);
    Set<Subject> hidden =
        visible.hidden(reader, found.stream().map(Comment::subject).distinct().toList());
    return found.stream()
        .filter(each -> hidden.contains(each.subject()))
        .map(each -> each.itself().id())
        .collect(Collectors.toSet());
  }

  private List<Comment> find(Collection<String> ids) {
    List<Long> numbers = Comment.numbers(ids);
    return numbers.isEmpty() ? List.of() : database.read(handle -> store.find(handle, numbers));
  }
}
