package dev.millet.points.draws;

import dev.millet.api.forms.Input;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The page of a draw.
 *
 * @param requirements what whoever takes part has to meet
 * @param winners those who have, or had, a place, in drawn order
 * @param manages whether the reader may run draws
 */
public record DrawModel(
    Draw draw,
    DateBlock block,
    Reader reader,
    List<Needed> requirements,
    Slice<Line> winners,
    Proof proof,
    List<Step> steps,
    Person by,
    Team team) {

  /**
   * The draw as it stands for the reader.
   *
   * @param heading the small line; empty where there is nothing to say
   * @param text the large line
   * @param hint one sentence more; may be empty
   * @param action what the reader can do
   * @param found why the reader was let in, or was not
   */
  public record Reader(
      String heading, String text, String hint, Action action, List<Needed> found) {}

  private static final int BALLS = 7;
  private static final int BALL = 3;
  private static final List<Ball> UNKNOWN = Collections.nCopies(BALLS, new Ball("?", false));

  /**
   * A number of the public source, as a ball.
   *
   * @param second whether it is of another source than the first
   */
  public record Ball(String number, boolean second) {}

  /** The actions of a reader. */
  public enum Action {
    NONE,
    SIGN_IN,
    ENTER,
    WITHDRAW,
    GIVE_BACK
  }

  /**
   * A requirement.
   *
   * @param text such as "at least level 4"
   * @param actual what the reader has; empty where nobody looked
   * @param met null where nobody looked
   */
  public record Needed(String text, String actual, Boolean met) {}

  /**
   * A line of the list.
   *
   * @param person null unless the member agreed to be named
   * @param own whether it is the reader's
   */
  public record Line(Entry entry, Person person, boolean own) {}

  /**
   * The means to check the result.
   *
   * @param entered how many entered, while the list is open
   * @param around the lines beside the reader's own
   * @param secret what the reader hashes to find the own line; empty if absent
   * @param passedOn how many places went to others
   * @param first the numbers that were drawn first
   */
  public record Proof(
      int entered, List<Line> around, String secret, int passedOn, List<Integer> first) {}

  /**
   * A dated step of the draw.
   *
   * @param text the key of its message
   * @param at null where nobody knows
   */
  public record Step(String text, Instant at, boolean done) {}

  /**
   * The actions of the team.
   *
   * @param manages whether the reader belongs to it
   * @param numbers the form for the numbers of a public source
   * @param reason the form to cancel
   * @param stuck why the list cannot be closed, as the key of a message; empty where it can
   */
  public record Team(boolean manages, Input<?> numbers, Input<?> reason, String stuck) {}

  /** Returns whether the list is published. */
  public boolean isListed() {
    return !draw.list().fingerprint().isEmpty();
  }

  public boolean isDrawn() {
    return draw.state() == DrawState.DRAWN;
  }

  public boolean isPublic() {
    return draw.source().kind() == SourceKind.PUBLIC;
  }

  /** Returns the numbers of the public source, a list for each source. */
  public List<List<String>> numbers() {
    return isPublic() && isDrawn() ? SourceNumbers.groups(draw.source().entropy()) : List.of();
  }

  /** Returns as many numbers of the public source as there is room for in the picture. */
  public List<Ball> balls() {
    List<Ball> balls = new ArrayList<>();
    List<List<String>> groups = numbers();
    for (int i = 0; i < groups.size(); i++) {
      for (String number : groups.get(i)) {
        balls.add(new Ball(number.length() > BALL ? "…" : number, i > 0));
      }
    }
    return isDrawn() ? balls.subList(0, Math.min(balls.size(), BALLS)) : UNKNOWN;
  }

  /** Returns the revealed seed; empty until then. */
  public Optional<String> seed() {
    return draw.source().kind() == SourceKind.SEED && isDrawn()
        ? Optional.of(SourceNumbers.seed(draw.source().entropy()))
        : Optional.empty();
  }

  /** Returns the command that repeats the draw. */
  public String command() {
    return "python3 draw.py entries.txt " + String.join(" ", sources());
  }

  private List<String> sources() {
    return seed()
        .map(seed -> List.of("seed:" + seed, "list"))
        .orElseGet(() -> numbers().stream().map(group -> String.join(".", group)).toList());
  }
}
