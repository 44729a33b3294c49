package dev.millet.suggestions.care;

import dev.millet.api.database.Database;
import dev.millet.api.journal.BatchHandler;
import dev.millet.api.journal.JournalEntry;
import dev.millet.api.members.Member;
import dev.millet.api.members.Members;
import dev.millet.api.subjects.Subject;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.suggestions.suggestion.Suggestions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Hears of comments: the first words of staff keep the promise of an answer. Suggestions are taken
 * in the order of their ids, so that two writers never wait for each other in a circle.
 */
public final class StaffComments implements BatchHandler {

  /** The journal type of {@link CommentPosted}. */
  public static final String POSTED = "comments.posted";

  private final Database database;
  private final Members members;
  private final Suggestions suggestions;
  private final CareDesk desk;

  /**
   * A comment, as the journal tells of it.
   *
   * @param author null where an imported comment names nobody
   * @param imported whether it was written elsewhere
   */
  public record CommentPosted(Subject subject, Long author, Instant at, boolean imported) {}

  public StaffComments(Database database, Members members, Suggestions suggestions, CareDesk desk) {
    this.database = database;
    this.members = members;
    this.suggestions = suggestions;
    this.desk = desk;
  }

  @Override
  public void handle(List<JournalEntry> batch) {
    List<CommentPosted> ours =
        batch.stream()
            .map(entry -> entry.payload(CommentPosted.class))
            .filter(each -> !each.imported() && each.author() != null)
            .filter(each -> each.subject().type().equals(Suggestion.SUBJECT_TYPE))
            .toList();
    if (ours.isEmpty()) {
      return;
    }
    Map<Long, Member> authors =
        members.byIds(ours.stream().map(CommentPosted::author).collect(Collectors.toSet()));
    Map<Long, List<CommentPosted>> bySuggestion = new TreeMap<>();
    for (CommentPosted each : ours) {
      Suggestion.id(each.subject().id())
          .ifPresent(id -> bySuggestion.computeIfAbsent(id, it -> new ArrayList<>()).add(each));
    }
    database.write(
        handle -> {
          bySuggestion.forEach(
              (id, comments) ->
                  suggestions
                      .lockToEdit(handle, id)
                      .ifPresent(
                          about ->
                              comments.forEach(
                                  each ->
                                      desk.said(
                                          handle, about, authors.get(each.author()), each.at()))));
          return null;
        });
  }
}
