package dev.millet.suggestions.imports;

import dev.millet.api.database.Database;
import dev.millet.api.imports.Digest;
import dev.millet.api.imports.FileText;
import dev.millet.api.imports.ImportSession;
import dev.millet.api.imports.ImportTally;
import dev.millet.api.imports.ImportedPeople;
import dev.millet.api.subjects.Subject;
import dev.millet.suggestions.services.Neighbours;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.suggestions.suggestion.Suggestions;
import dev.millet.voting.api.Ballots;
import dev.millet.voting.api.ImportedVote;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Hands votes over to voting, a few in each transaction. Used by one thread. */
final class VoteWriter {

  private static final int VOTES_A_WRITE = 100;
  private static final FileText SOURCE = FileText.line("source", 80);

  private final Database database;
  private final Suggestions suggestions;
  private final Neighbours neighbours;
  private final ImportSession session;
  private final Map<Long, Integer> carriedByRow = new HashMap<>();

  /** One vote and what it is for. */
  private record Pending(String source, long suggestion, Row.Vote vote) {
    Subject subject() {
      return Subject.of(Suggestion.SUBJECT_TYPE, suggestion);
    }

    ImportedPeople.Named person() {
      return new ImportedPeople.Named(source, vote.user());
    }
  }

  VoteWriter(SuggestionFiles.Parts parts, ImportSession session) {
    this.database = parts.platform().database();
    this.suggestions = parts.suggestions();
    this.neighbours = parts.neighbours();
    this.session = session;
  }

  /** Hands the votes of rows over. */
  void write(List<RowWriter.Written> rows) {
    List<Pending> pending = new ArrayList<>();
    List<RowWriter.Written> counted = new ArrayList<>();
    for (RowWriter.Written written : rows) {
      if (written.row().carried() != null) {
        counted.add(written);
      }
      for (Row.Vote vote : written.row().votes()) {
        pending.add(new Pending(written.row().source(), written.suggestion(), vote));
      }
    }
    Optional<Ballots> ballots = neighbours.ballots();
    if (ballots.isEmpty()) {
      leaveOut(votes(rows.stream().map(RowWriter.Written::row).toList()));
      return;
    }
    for (int from = 0; from < pending.size(); from += VOTES_A_WRITE) {
      write(ballots.get(), pending.subList(from, Math.min(pending.size(), from + VOTES_A_WRITE)));
    }
    if (!counted.isEmpty()) {
      carry(ballots.get(), counted);
    }
  }

  /** Sets what the source counts beside the voters whom it names; the last row of one wins. */
  private void carry(Ballots ballots, List<RowWriter.Written> rows) {
    database.write(
        handle -> {
          Set<Long> held =
              suggestions.holdExisting(
                  handle, rows.stream().map(RowWriter.Written::suggestion).toList());
          for (RowWriter.Written written : rows) {
            if (!held.contains(written.suggestion())) {
              continue;
            }
            Row row = written.row();
            Subject subject = Subject.of(Suggestion.SUBJECT_TYPE, written.suggestion());
            ballots.carry(
                subject, SOURCE.fit(row.source()), row.carried(), row.writing().createdAt());
          }
          return null;
        });
    rows.forEach(written -> carried(written.row()));
  }

  private void write(Ballots ballots, List<Pending> part) {
    int taken =
        database.write(
            handle -> {
              session.people().meet(part.stream().map(Pending::person).toList());
              Set<Long> held =
                  suggestions.holdExisting(handle, part.stream().map(Pending::suggestion).toList());
              return ballots.importVotes(
                  part.stream()
                      .filter(each -> held.contains(each.suggestion()))
                      .map(this::ballot)
                      .toList());
            });
    counts().made(taken);
    counts().unchanged(part.size() - taken);
  }

  private ImportedVote ballot(Pending each) {
    long member = session.people().of(each.source(), each.vote().user());
    return new ImportedVote(each.subject(), member, each.vote().at());
  }

  /** Counts what {@link #write} would hand over; voting is not asked which of them it has. */
  void preview(List<Row> rows) {
    if (neighbours.hasVoting()) {
      counts().made(rows.stream().mapToLong(row -> row.votes().size()).sum());
      rows.stream().filter(row -> row.carried() != null).forEach(this::carried);
    } else {
      leaveOut(votes(rows));
    }
  }

  private static long votes(List<Row> rows) {
    return rows.stream()
        .mapToLong(row -> row.votes().size() + (row.carried() == null ? 0 : row.carried()))
        .sum();
  }

  /** Counts votes without voters; a later row of the same suggestion wins. */
  private void carried(Row row) {
    Integer before =
        row.id().scattered()
            ? carriedByRow.put(Digest.number(row.source(), row.sourceId()), row.carried())
            : null;
    session.tally().add(SuggestionFiles.CARRIED, row.carried() - (before == null ? 0 : before));
  }

  private ImportTally.Counts counts() {
    return session.tally().of(SuggestionFiles.VOTES);
  }

  private void leaveOut(long votes) {
    session.tally().leftOut("votes: voting is not installed", votes);
  }
}
