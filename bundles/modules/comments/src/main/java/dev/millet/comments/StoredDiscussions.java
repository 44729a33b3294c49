package dev.millet.comments;

import dev.millet.api.database.Database;
import dev.millet.api.journal.Journal;
import dev.millet.api.subjects.Subject;
import dev.millet.comments.api.Discussions;
import dev.millet.comments.api.ImportedComment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts, forgets and imports comments for other modules. */
final class StoredDiscussions implements Discussions {

  private final Database database;
  private final Journal journal;
  private final CommentStore store;

  StoredDiscussions(Database database, Journal journal, CommentStore store) {
    this.database = database;
    this.journal = journal;
    this.store = store;
  }

  @Override
  public Map<Subject, Integer> counts(Collection<Subject> subjects) {
    return store.counts().of(subjects);
  }

  @Override
  public boolean forget(Subject subject) {
    return database.write(
        handle -> {
          if (store.counts().counted(handle, subject) > 0) {
            return false;
          }
          store.counts().forget(handle, subject);
          // removed comments may have left many rows: the subscriber removes them in chunks
          journal.append(CommentEvents.FORGOTTEN, new CommentEvents.Forgotten(subject));
          return true;
        });
  }

  @Override
  public int importComments(List<ImportedComment> comments) {
    return comments.isEmpty()
        ? 0
        : database.write(
            handle -> {
              Map<Subject, Set<String>> there = new HashMap<>();
              Map<String, List<Comment>> made = new TreeMap<>();
              for (ImportedComment each : comments) {
                Subject subject = each.subject();
                if (there
                    .computeIfAbsent(subject, it -> store.importedKeys(handle, it))
                    .add(each.key())) {
                  made.computeIfAbsent(subject.toString(), it -> new ArrayList<>())
                      .add(
                          store.insert(
                              handle,
                              Comment.of(
                                  subject,
                                  each.author(),
                                  each.body(),
                                  each.writtenAt(),
                                  each.key())));
                }
              }
              // counted in one order of the subjects, whoever imports
              made.values()
                  .forEach(some -> store.counts().add(handle, some.get(0).subject(), some.size()));
              List<CommentEvents.Posted> posted =
                  made.values().stream()
                      .flatMap(List::stream)
                      .map(StoredDiscussions::posted)
                      .toList();
              journal.appendAll(CommentEvents.POSTED, posted);
              return posted.size();
            });
  }

  private static CommentEvents.Posted posted(Comment comment) {
    return new CommentEvents.Posted(
        comment.subject(), comment.id(), comment.authorId(), comment.createdAt(), true);
  }

  @Override
  public Set<String> importedKeys(Subject subject) {
    return database.read(handle -> store.importedKeys(handle, subject));
  }
}
