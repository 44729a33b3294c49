package dev.millet.suggestions.imports;

import dev.millet.suggestions.imports.ImportMessage.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Reads the votes of a row. A member's last vote is the one that counts: for, if its value is 1 or
 * absent; 0 passes and -1 is against, and both leave the member without a vote here. A vote that
 * cannot be taken is refused alone.
 */
final class VoteReader {

  private static final int FOR = 1;

  private final Times times;
  private final Tally tally;
  private final Consumer<Refusal> refused;

  private record Cast(Person user, Instant at, int value) {}

  VoteReader(Times times, Tally tally, Consumer<Refusal> refused) {
    this.times = times;
    this.tally = tally;
    this.refused = refused;
  }

  List<Row.Vote> read(Fields row, Instant otherwise) throws RefusedFieldException {
    if (row.values().get("votes") instanceof Integer) {
      return List.of();
    }
    List<Cast> cast = new ArrayList<>();
    int count = row.list("votes").size();
    for (int i = 0; i < count; i++) {
      try {
        cast.add(vote(row.element("votes", i), otherwise));
      } catch (RefusedFieldException e) {
        tally.votes().refused();
        refused.accept(e.refusal());
      }
    }
    return standing(cast);
  }

  private Cast vote(Fields fields, Instant otherwise) throws RefusedFieldException {
    int value = fields.number("value", FOR);
    if (value < -1 || value > FOR) {
      throw fields.refuse("value", Reason.NO_VOTE);
    }
    String when = fields.values().get("votedAt") == null ? "at" : "votedAt";
    Instant at = Objects.requireNonNullElse(times.read(fields, when), otherwise);
    String mail = fields.text("voterEmail");
    Person user = mail == null ? Person.named(fields.text("user")) : Person.mailing(null, mail);
    return new Cast(user, at, value);
  }

  private List<Row.Vote> standing(List<Cast> cast) {
    Map<Person, Cast> last = new LinkedHashMap<>();
    cast.sort(Comparator.comparing(Cast::at));
    for (Cast vote : cast) {
      if (vote.user() == null) {
        tally.leftOut("votes without a user", 1);
      } else if (last.put(vote.user(), vote) != null) {
        tally.leftOut("votes that a later one of the same user replaces", 1);
      }
    }
    List<Row.Vote> standing = new ArrayList<>();
    for (Cast vote : last.values()) {
      if (vote.value() == FOR) {
        standing.add(new Row.Vote(vote.user(), vote.at()));
      } else {
        tally.leftOut(vote.value() < 0 ? "votes against" : "votes that pass", 1);
      }
    }
    return standing;
  }
}
