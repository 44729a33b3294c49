package dev.millet.points.draws;

import dev.millet.api.subjects.Subject;
import dev.millet.points.api.selection.Method;
import java.time.Instant;

/** A draw, or a selection by rank, as a row of {@code points_draws}. */
public record Draw(
    long id,
    String title,
    DrawState state,
    Plan plan,
    Source source,
    Times times,
    Published list,
    Owner owner,
    Team team) {

  /** The subject type of draws. */
  static final String TYPE = "draw";

  /**
   * The places, and the way in which they are given.
   *
   * @param score the criterion that ranks or weighs; empty for none
   * @param quotas the places of categories, as {@link Quotas} writes them; empty without any
   */
  public record Plan(Method method, int places, String score, String quotas) {

    public Plan {
      // rows from before there were any
      quotas = quotas == null ? "" : quotas;
    }

    static Plan of(Method method, int places, String score) {
      return new Plan(method, places, score, "");
    }
  }

  /**
   * The source of the random numbers.
   *
   * @param name what the source is called; empty for a seed
   * @param url where the source publishes its numbers; may be empty
   * @param at the moment at which the source gives its numbers; null for a seed
   * @param commitment the SHA-256 of the seed, published with the announcement; empty for others
   * @param seal the seed, encrypted; empty for others
   * @param entropy the canonical random numbers; empty until they are known
   */
  public record Source(
      SourceKind kind,
      String name,
      String url,
      Instant at,
      String commitment,
      String seal,
      String entropy) {}

  /**
   * The moments of a draw.
   *
   * @param closedAt null until then, as the others
   */
  public record Times(
      Instant announcedAt,
      Instant closesAt,
      Instant closedAt,
      Instant drawnAt,
      Instant cancelledAt) {}

  /**
   * The published list.
   *
   * @param fingerprint the SHA-256 of its text; empty until it is closed
   * @param size how many entries it has
   */
  public record Published(String fingerprint, int size) {}

  /**
   * The subject for which a module has members chosen.
   *
   * @param path the page of the subject
   */
  public record Owner(String type, String key, String path) {}

  /**
   * The member who runs it.
   *
   * @param by null for a module, and where the account is deleted
   * @param reason why it was cancelled; empty where it was not
   */
  public record Team(Long by, String reason) {}

  /** Returns the draw as a subject. */
  public Subject subject() {
    return Subject.of(TYPE, id);
  }

  /** Returns the page that shows it. */
  public String path() {
    return "/draws/" + id;
  }

  /** Returns whether members enter and withdraw here; else its module says who takes part. */
  public boolean isOwn() {
    return owner == null;
  }

  /** Returns whether somebody can enter at a moment. */
  public boolean takesEntries(Instant now) {
    return state == DrawState.OPEN && now.isBefore(times.closesAt());
  }

  /** Returns whether members are chosen by random numbers. */
  public boolean isRandom() {
    return source.kind() != SourceKind.NONE;
  }

  Draw in(DrawState other, Times at) {
    return new Draw(id, title, other, plan, source, at, list, owner, team);
  }

  Draw listed(String fingerprint, int size) {
    return new Draw(
        id, title, state, plan, source, times, new Published(fingerprint, size), owner, team);
  }

  Draw withEntropy(String entropy) {
    Source known =
        new Source(
            source.kind(),
            source.name(),
            source.url(),
            source.at(),
            source.commitment(),
            source.seal(),
            entropy);
    return new Draw(id, title, state, plan, known, times, list, owner, team);
  }

  Draw cancelled(String reason, Instant at) {
    Times over =
        new Times(times.announcedAt(), times.closesAt(), times.closedAt(), times.drawnAt(), at);
    Team why = new Team(team.by(), reason);
    return new Draw(id, title, DrawState.CANCELLED, plan, source, over, list, owner, why);
  }

  Draw closedAt(Instant at) {
    return in(
        DrawState.CLOSED,
        new Times(times.announcedAt(), times.closesAt(), at, times.drawnAt(), null));
  }

  Draw drawnAt(Instant at) {
    return in(
        DrawState.DRAWN,
        new Times(times.announcedAt(), times.closesAt(), times.closedAt(), at, null));
  }

  /** Returns the same with what its module says of it now. */
  Draw changed(String newTitle, Plan newPlan, Instant closesAt, Owner from) {
    Times then = new Times(times.announcedAt(), closesAt, null, null, null);
    return new Draw(id, newTitle, state, newPlan, source, then, list, from, team);
  }
}
