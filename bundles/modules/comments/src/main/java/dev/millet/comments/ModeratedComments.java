package dev.millet.comments;

import dev.millet.api.database.Database;
import dev.millet.api.members.Identity;
import dev.millet.api.subjects.Moderated;
import dev.millet.api.subjects.ModeratedItem;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectDescription;
import dev.millet.api.subjects.Visibility;
import dev.millet.api.subjects.VisibleSubjects;
import dev.millet.comments.HiddenComments.HiddenComment;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Lets moderators hide, remove and restore comments. */
final class ModeratedComments implements Moderated {

  private final Database database;
  private final CommentStore store;
  private final Subjects subjects;
  private final VisibleSubjects visible;

  ModeratedComments(
      Database database, CommentStore store, Subjects subjects, VisibleSubjects visible) {
    this.database = database;
    this.visible = visible;
    this.store = store;
    this.subjects = subjects;
  }

  @Override
  public String type() {
    return Comment.TYPE;
  }

  @Override
  public Map<String, ModeratedItem> find(Collection<String> ids) {
    List<ReadableComment> found =
        database.read(handle -> store.readAll(handle, Comment.numbers(ids)));
    Map<String, ModeratedItem> items = new HashMap<>();
    items(found).forEach(each -> items.put(each.subject().id(), each));
    return items;
  }

  @Override
  public Set<String> hidden(Identity reader, Collection<String> ids) {
    List<Comment> all =
        database.read(handle -> store.readAll(handle, Comment.numbers(ids))).stream()
            .map(ReadableComment::comment)
            .toList();
    Set<Subject> hidden = visible.hidden(reader, all.stream().map(Comment::subject).toList());
    return all.stream()
        .filter(each -> hidden.contains(each.subject()))
        .map(each -> each.itself().id())
        .collect(Collectors.toSet());
  }

  @Override
  public Optional<ModeratedItem> changeVisibility(String id, Visibility visibility) {
    return Comment.numbers(List.of(id)).stream()
        .findFirst()
        .flatMap(comment -> database.write(handle -> change(handle, comment, visibility)));
  }

  private Optional<ModeratedItem> change(Handle handle, long id, Visibility visibility) {
    Comment comment = store.take(handle, id).orElse(null);
    HiddenComment hidden = store.hidden().find(handle, id).orElse(null);
    if (comment == null || (comment.isRemoved() && hidden == null)) {
      return Optional.empty();
    }
    ReadableComment was = ReadableComment.of(comment, hidden, ReadableComment.Reader.ALL);
    if (was.visibility() != visibility) {
      store.hidden().change(handle, comment, hidden, visibility, database.now());
      if (hidden == null) {
        store.counts().add(handle, comment.subject(), -1);
      } else if (visibility == Visibility.VISIBLE) {
        store.counts().add(handle, comment.subject(), 1);
      }
    }
    return Optional.of(items(List.of(was)).get(0));
  }

  private List<ModeratedItem> items(List<ReadableComment> comments) {
    var about = subjects.describe(comments.stream().map(each -> each.comment().subject()).toList());
    return comments.stream().map(each -> item(each, about.get(each.comment().subject()))).toList();
  }

  /**
   * Makes an item.
   *
   * @param about null where what it is about is hidden itself, or nobody knows it now
   */
  private static ModeratedItem item(ReadableComment readable, SubjectDescription about) {
    Comment comment = readable.comment();
    return new ModeratedItem(
        comment.itself(),
        comment.authorId(),
        about == null ? null : about.title(),
        about == null ? null : about.path() + comment.anchor(),
        comment.body(),
        readable.visibility(),
        false);
  }

  @Override
  public List<String> visibleOf(long author, int limit) {
    return database.read(handle -> store.visibleOf(handle, author, limit)).stream()
        .map(comment -> comment.itself().id())
        .toList();
  }
}
