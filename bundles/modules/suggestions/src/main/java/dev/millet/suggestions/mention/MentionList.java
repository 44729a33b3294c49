package dev.millet.suggestions.mention;

import dev.millet.api.database.Database;
import dev.millet.api.pages.Markdown;
import dev.millet.suggestions.comment.Comment;
import dev.millet.suggestions.comment.Comments;
import dev.millet.suggestions.suggestion.Position;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.suggestions.suggestion.Suggestions;
import dev.millet.suggestions.trend.Ranks;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
  private final Mentions mentions = new Mentions();

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

  /**
   * A page of the list.
   *
   * @param next where the next page begins; null on the last page
   */
  public record Slice(List<Found> mentions, Position next) {}

  private record Texts(Map<Long, Suggestion> suggestions, Map<Long, Comment> comments) {}

  public MentionList(
      Database database, Suggestions suggestions, Comments comments, Markdown markdown) {
    this.database = database;
    this.suggestions = suggestions;
    this.comments = comments;
    this.markdown = markdown;
  }

  /**
   * Reads one page.
   *
   * @param after where it begins; {@link Position#START} for the first
   */
  public Slice read(long member, Position after, int limit) {
    Instant before =
        after.equals(Position.START) ? null : Instant.EPOCH.plus(after.rank(), ChronoUnit.MICROS);
    List<Mentions.Place> places =
        database.read(handle -> mentions.of(handle, member, before, after.id(), limit + 1));
    List<Mentions.Place> page = places.subList(0, Math.min(limit, places.size()));
    Texts texts = database.read(handle -> texts(handle, page));
    List<Found> found =
        page.stream()
            .filter(place -> texts.suggestions().containsKey(place.suggestion()))
            .map(place -> found(place, texts))
            .toList();
    Mentions.Place last = places.size() > limit ? page.get(limit - 1) : null;
    return new Slice(
        found, last == null ? null : new Position(Ranks.newest(last.at()), last.number()));
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
