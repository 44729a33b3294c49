package dev.millet.points.rules;

import dev.millet.api.jobs.JobRun;
import dev.millet.api.jobs.Next;
import dev.millet.points.rules.RuleTerms.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules of a new programme. They name types of modules by their names, as a company would; one
 * whose module is not there waits for it.
 */
final class DefaultRules {

  private static final int DAY = 24;

  private final RuleDesk desk;

  DefaultRules(RuleDesk desk) {
    this.desk = desk;
  }

  /** Adds those that were never added; what a company made of them since stays. */
  Next add(JobRun run) {
    all().forEach(desk::addDefault);
    return Next.NEVER;
  }

  static Map<String, RuleTerms> all() {
    Map<String, RuleTerms> all = new LinkedHashMap<>();
    all.put(
        "suggestion",
        terms("suggestions.submitted", "!imported", RuleTerms.ACTOR, 5, new Caps(50, 5, 0, 0), 0));
    all.put(
        "accepted",
        terms(
            "suggestions.status-changed",
            "status in ['planned', 'in-progress']"
                + " && !(was in ['planned', 'in-progress', 'shipped'])",
            RuleTerms.AUTHOR,
            20,
            new Caps(0, 20, 0, 0),
            0));
    all.put(
        "shipped",
        terms(
            "suggestions.status-changed",
            "status == 'shipped' && was != 'shipped'",
            RuleTerms.AUTHOR,
            50,
            new Caps(0, 50, 0, 0),
            0));
    all.put(
        "confirmed",
        new RuleTerms(
            "",
            List.of("builds.confirmed", "builds.still-broken"),
            "",
            RuleTerms.ACTOR,
            "5",
            Kind.BOTH,
            new Caps(25, 5, 0, 0),
            0,
            true));
    all.put(
        "comment",
        terms("comments.posted", "!imported", RuleTerms.ACTOR, 1, new Caps(10, 2, 0, 0), DAY));
    all.put(
        "vote",
        terms("voting.cast", "by == 0 && !imported", RuleTerms.ACTOR, 1, new Caps(10, 1, 0, 0), 0));
    all.put(
        "attended", terms("events.attended", "", RuleTerms.ACTOR, 20, new Caps(20, 20, 0, 0), 0));
    all.put("tested", terms("builds.marked", "", RuleTerms.ACTOR, 2, new Caps(20, 10, 0, 0), 0));
    all.put(
        "report",
        terms(
            "builds.report-written",
            "length >= 20",
            RuleTerms.ACTOR,
            10,
            new Caps(20, 10, 0, 0),
            0));
    return all;
  }

  private static RuleTerms terms(
      String type, String condition, String recipient, int amount, Caps caps, int delayHours) {
    return new RuleTerms(
        "",
        List.of(type),
        condition,
        recipient,
        Integer.toString(amount),
        Kind.BOTH,
        caps,
        delayHours,
        true);
  }
}
