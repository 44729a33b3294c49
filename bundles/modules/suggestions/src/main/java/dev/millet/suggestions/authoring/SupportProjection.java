package dev.millet.suggestions.authoring;

import dev.millet.api.database.Database;
import dev.millet.api.journal.BatchHandler;
import dev.millet.api.journal.JournalEntry;
import dev.millet.api.subjects.Subject;
import dev.millet.suggestions.moderation.HiddenSuggestions;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.suggestions.trend.Ranks;
import dev.millet.suggestions.trend.TrendMass;
import java.math.BigInteger;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * Keeps each suggestion's support and trend in step with the votes that the journal tells of, so
 * that lists are ordered by an index of our own and voting need not be asked.
 *
 * <p>Each suggestion of a batch is written once. They are taken in the order of their ids, so that
 * two writers never wait for each other in a circle.
 */
public final class SupportProjection implements BatchHandler {

  public static final String CAST = "voting.cast";
  public static final String WITHDRAWN = "voting.withdrawn";
  public static final String CARRIED = "voting.carried";

  private final Database database;
  private final HiddenSuggestions hidden;

  /**
   * A vote that was cast or withdrawn, or support that was carried over from elsewhere, as the
   * journal tells of it.
   *
   * @param subject what it was about
   * @param castAt when it was cast, also where it is withdrawn now
   * @param delta by how many votes carried support grew, or shrank where it is negative; 0 for a
   *     vote
   * @param support how many support the subject after it
   */
  public record VoteMoved(Subject subject, Instant castAt, long delta, long support) {

    /** Makes the entry of a single vote. */
    public VoteMoved(Subject subject, Instant castAt, long support) {
      this(subject, castAt, 0, support);
    }
  }

  /** The change that a batch makes to one suggestion. */
  private record Change(long support, BigInteger mass) {
    static Change of(JournalEntry entry, VoteMoved vote) {
      BigInteger weight = TrendMass.weight(vote.castAt());
      return new Change(vote.support(), weight.multiply(BigInteger.valueOf(votes(entry, vote))));
    }

    private static long votes(JournalEntry entry, VoteMoved vote) {
      return switch (entry.type()) {
        case CAST -> 1;
        case WITHDRAWN -> -1;
        default -> vote.delta();
      };
    }

    /** Returns both changes as one: the later tally counts; the weights add up. */
    Change then(Change later) {
      return new Change(later.support, mass.add(later.mass));
    }
  }

  private record Stored(TrendMass mass, Instant createdAt) {}

  public SupportProjection(Database database, HiddenSuggestions hidden) {
    this.database = database;
    this.hidden = hidden;
  }

  @Override
  public void handle(List<JournalEntry> batch) {
    Map<Long, Change> changes = new TreeMap<>();
    for (JournalEntry entry : batch) {
      VoteMoved vote = entry.payload(VoteMoved.class);
      suggestion(vote).ifPresent(id -> changes.merge(id, Change.of(entry, vote), Change::then));
    }
    database.write(
        handle -> {
          changes.forEach(
              (id, change) -> {
                if (!apply(handle, id, change)) {
                  hidden.whileShown(handle, id, () -> apply(handle, id, change));
                }
              });
          return null;
        });
  }

  private static Optional<Long> suggestion(VoteMoved vote) {
    boolean ours = vote.subject().type().equals(Suggestion.SUBJECT_TYPE);
    return ours ? Suggestion.id(vote.subject().id()) : Optional.empty();
  }

  /** Counts a change of a suggestion that is there; returns whether it is. */
  private static boolean apply(Handle handle, long id, Change change) {
    Optional<Stored> stored =
        handle
            .createQuery(
                "SELECT s.trend_mass, s.created_at FROM suggestions_suggestions s WHERE s.id = :id")
            .bind("id", id)
            .map(
                (row, context) ->
                    new Stored(
                        TrendMass.ofColumn(row.getString(1)),
                        row.getObject(2, OffsetDateTime.class).toInstant()))
            .findOne();
    stored.ifPresent(old -> write(handle, id, old, change));
    return stored.isPresent();
  }

  private static void write(Handle handle, long id, Stored old, Change change) {
    TrendMass mass = old.mass().changedBy(change.mass());
    long supportRank = Ranks.support(change.support(), old.createdAt());
    long trendRank = Ranks.trend(mass, old.createdAt());
    handle
        .createUpdate(
            """
            UPDATE suggestions_suggestions
               SET support = :support, trend_mass = :mass, support_rank = :supportRank,
                   trend_rank = :trendRank
             WHERE id = :id
            """)
        .bind("id", id)
        .bind("support", change.support())
        .bind("mass", mass.toColumn())
        .bind("supportRank", supportRank)
        .bind("trendRank", trendRank)
        .execute();
    handle
        .createUpdate(
            """
            UPDATE suggestions_tags
               SET support_rank = :supportRank, trend_rank = :trendRank
             WHERE suggestion_id = :id
            """)
        .bind("id", id)
        .bind("supportRank", supportRank)
        .bind("trendRank", trendRank)
        .execute();
  }
}
