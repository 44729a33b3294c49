package dev.millet.points.draws;

import dev.millet.api.gateway.Problem;
import dev.millet.api.selection.Criterion;
import dev.millet.api.selection.Finding;
import dev.millet.points.api.selection.Requirement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The criteria of all modules by which members can be chosen, those of points among them. */
final class Criteria {

  private static final int CHUNK = 1_000;
  private static final Finding NOTHING = new Finding(false, "", 0);

  private final List<Criterion> own;
  private final Supplier<List<Criterion>> offered;

  /**
   * Makes a view of the criteria.
   *
   * @param offered gives those that other modules offer now; asked once per use
   */
  Criteria(List<Criterion> own, Supplier<List<Criterion>> offered) {
    this.own = List.copyOf(own);
    this.offered = offered;
  }

  /** The findings about a member for each requirement, and the score. */
  record Looked(List<Findings.Found> found, long score) {

    boolean isMet() {
      return found.stream().allMatch(Findings.Found::met);
    }
  }

  /** Returns all criteria that are there now. */
  List<Criterion> all() {
    List<Criterion> all = new ArrayList<>(own);
    all.addAll(offered.get());
    return all;
  }

  Optional<Criterion> find(String name) {
    return all().stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /** Returns a requirement for a reader; its criterion's name and value where that is away. */
  String describe(String criterion, String wanted, Locale locale) {
    return find(criterion)
        .map(each -> each.describe(wanted, locale))
        .orElse(criterion + ": " + wanted);
  }

  /**
   * Checks what a draw asks for.
   *
   * @throws dev.millet.api.gateway.ProblemException 422 {@code requirements unknown} or {@code
   *     refused}
   */
  void requireKnown(List<Requirement> requirements, String score) {
    for (Requirement each : requirements) {
      Criterion criterion =
          find(each.criterion())
              .orElseThrow(() -> unknown("requirements", each.criterion()).toException());
      if (each.wanted().isEmpty() || !criterion.accepts(each.wanted())) {
        throw Problem.invalid(
                "requirements",
                "refused",
                each.criterion() + " cannot be \"" + each.wanted() + "\"")
            .toException();
      }
    }
    if (!score.isEmpty() && find(score).isEmpty()) {
      throw unknown("score", score).toException();
    }
  }

  private Problem unknown(String field, String name) {
    List<String> known = all().stream().map(Criterion::name).toList();
    return Problem.invalid(field, "unknown", name + " is none of the criteria " + known);
  }

  /**
   * Looks at members.
   *
   * @throws dev.millet.api.gateway.ProblemException 409 {@code points.criterion-away} where the
   *     module of a criterion is not there
   */
  Map<Long, Looked> look(Collection<Long> members, List<Requirement> requirements, String score) {
    Map<Long, Looked> all = new HashMap<>();
    List<Long> ids = List.copyOf(members);
    for (int i = 0; i < ids.size(); i += CHUNK) {
      lookAt(ids.subList(i, Math.min(ids.size(), i + CHUNK)), requirements, score, all);
    }
    return all;
  }

  private void lookAt(
      List<Long> some, List<Requirement> requirements, String score, Map<Long, Looked> all) {
    Map<Requirement, Map<Long, Finding>> found = new LinkedHashMap<>();
    for (Requirement each : requirements) {
      found.put(each, needed(each.criterion()).look(some, each.wanted()));
    }
    Map<Long, Finding> scores = score.isEmpty() ? Map.of() : needed(score).look(some, "");
    for (Long member : some) {
      List<Findings.Found> lines = new ArrayList<>();
      found.forEach((asked, by) -> lines.add(line(asked, by.getOrDefault(member, NOTHING))));
      all.put(member, new Looked(lines, scores.getOrDefault(member, NOTHING).score()));
    }
  }

  private static Findings.Found line(Requirement asked, Finding finding) {
    return new Findings.Found(
        asked.criterion(), asked.wanted(), finding.actual().replaceAll("\\s", " "), finding.met());
  }

  private Criterion needed(String name) {
    return find(name)
        .orElseThrow(
            () ->
                Problem.of(
                        409,
                        "points.criterion-away",
                        "A criterion cannot be looked at now",
                        "The module that knows " + name + " is not there now. Try again later.")
                    .toException());
  }
}
