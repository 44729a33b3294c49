package dev.millet.suggestions.mention;

import dev.millet.api.database.Database;
import dev.millet.api.database.Keyset;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.api.pages.Markdown;
import dev.millet.suggestions.comment.Comment;
import dev.millet.suggestions.comment.Comments;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.suggestions.suggestion.Suggestions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Where a member is mentioned, the latest first, a page at a time. */
public final class MentionList {

  private static final int EXCERPT = 200;

  private final Database database;
  private final Suggestions suggestions;
  private final Comments comments;
  private final Markdown markdown;
  private final Keyset<Row> latest;

  /**
   * A mention with what is around it.
   *
   * @param excerpt the first words of the text, plain
   */
  public record Found(Mentions.Place place, Suggestion suggestion, String excerpt) {

    /** The page on which it stands. */
    public String path() {
      boolean text = place.comment() == Mentions.TEXT;
      return suggestion.path() + (text ? "" : "#comment-" + place.comment());
    }
  }

  private record Row(long id, long suggestionId, long commentId, Long byId, Instant mentionedAt) {

    Mentions.Place place() {
      return new Mentions.Place(id, suggestionId, commentId, byId, mentionedAt);
    }
  }

  private record Texts(Map<Long, Suggestion> suggestions, Map<Long, Comment> comments) {}

  public MentionList(
      Database database, Suggestions suggestions, Comments comments, Markdown markdown) {
    this.database = database;
    this.suggestions = suggestions;
    this.comments = comments;
    this.markdown = markdown;
    this.latest =
        database
            .table("suggestions_mentions", Row.class)
            .keyset("mentions")
            .within("member_id")
            .descending("mentioned_at", "id");
  }

  /** Reads a slice. */
  public Slice<Found> read(long member, ListRequest list) {
    return database.read(
        handle ->
            latest
                .slice(
                    handle,
                    list,
                    """
                    SELECT <columns> FROM suggestions_mentions
                    WHERE member_id = :member AND past = 0 AND <after> <order>
                    """,
                    query -> query.bind("member", member))
                .map(Row::place)
                .mapAll(places -> found(handle, places)));
  }

  private List<Found> found(Handle handle, List<Mentions.Place> places) {
    Texts texts = texts(handle, places);
    return places.stream()
        .filter(place -> texts.suggestions().containsKey(place.suggestion()))
        .map(place -> found(place, texts))
        .toList();
  }

  private Texts texts(Handle handle, List<Mentions.Place> places) {
    List<Long> about = places.stream().map(Mentions.Place::suggestion).distinct().toList();
    List<Long> said =
        places.stream().map(Mentions.Place::comment).filter(id -> id != Mentions.TEXT).toList();
    return new Texts(
        suggestions.find(handle, about).stream()
            .collect(Collectors.toMap(Suggestion::id, Function.identity())),
        comments.find(handle, said).stream()
            .collect(Collectors.toMap(Comment::id, Function.identity())));
  }

  private Found found(Mentions.Place place, Texts texts) {
    Suggestion suggestion = texts.suggestions().get(place.suggestion());
    Comment comment = texts.comments().get(place.comment());
    String excerpt =
        comment == null ? suggestion.excerpt() : markdown.excerpt(comment.body(), EXCERPT);
    return new Found(place, suggestion, excerpt);
  }
}
