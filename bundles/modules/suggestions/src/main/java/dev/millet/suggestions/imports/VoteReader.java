package dev.millet.suggestions.imports;

import dev.millet.api.imports.FileRow;
import dev.millet.api.imports.ImportSession;
import dev.millet.api.imports.Reason;
import dev.millet.api.imports.RefusedRowException;
import dev.millet.api.members.ImportedPerson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Reads the votes of a row. A member's last vote is the one that counts: for, if its value is 1 or
 * absent; 0 passes and -1 is against, and both leave the member without a vote here. A vote that
 * cannot be taken is refused alone.
 */
final class VoteReader {

  private static final int FOR = 1;
  private static final Reason NO_VOTE = Reason.of("no-vote", "1, 0 or -1 is expected");

  private final ImportSession session;

  private record Cast(ImportedPerson user, Instant at, int value) {}

  VoteReader(ImportSession session) {
    this.session = session;
  }

  List<Row.Vote> read(FileRow row, Instant otherwise) throws RefusedRowException {
    if (row.value("votes") instanceof Integer) {
      return List.of();
    }
    List<Cast> cast = new ArrayList<>();
    int count = row.size("votes");
    for (int i = 0; i < count; i++) {
      try {
        cast.add(vote(row.element("votes", i), otherwise));
      } catch (RefusedRowException e) {
        session.tally().of(SuggestionFiles.VOTES).refused(1);
        session.refuse(e);
      }
    }
    return standing(cast);
  }

  private Cast vote(FileRow fields, Instant otherwise) throws RefusedRowException {
    int value = fields.number("value", FOR);
    if (value < -1 || value > FOR) {
      throw fields.refuse("value", NO_VOTE);
    }
    String when = fields.value("votedAt") == null ? "at" : "votedAt";
    Instant at = Objects.requireNonNullElse(fields.time(when), otherwise);
    String mail = fields.text("voterEmail");
    ImportedPerson user = mail == null ? fields.person("user") : ImportedPerson.mailing(null, mail);
    return new Cast(user, at, value);
  }

  private List<Row.Vote> standing(List<Cast> cast) {
    Map<ImportedPerson, Cast> last = new LinkedHashMap<>();
    cast.sort(Comparator.comparing(Cast::at));
    for (Cast vote : cast) {
      if (vote.user() == null) {
        session.tally().leftOut("votes without a user", 1);
      } else if (last.put(vote.user(), vote) != null) {
        session.tally().leftOut("votes that a later one of the same user replaces", 1);
      }
    }
    List<Row.Vote> standing = new ArrayList<>();
    for (Cast vote : last.values()) {
      if (vote.value() == FOR) {
        standing.add(new Row.Vote(vote.user(), vote.at()));
      } else {
        session.tally().leftOut(vote.value() < 0 ? "votes against" : "votes that pass", 1);
      }
    }
    return standing;
  }
}
