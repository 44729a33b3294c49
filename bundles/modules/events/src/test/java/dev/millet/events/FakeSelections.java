package dev.millet.events;

import dev.millet.api.gateway.Problem;
import dev.millet.api.subjects.Subject;
import dev.millet.points.api.selection.Candidate;
import dev.millet.points.api.selection.NewSelection;
import dev.millet.points.api.selection.Requirement;
import dev.millet.points.api.selection.SelectionResult;
import dev.millet.points.api.selection.SelectionStatus;
import dev.millet.points.api.selection.Selections;
import dev.millet.points.api.selection.Shortfall;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Draws by turning the list around: whoever entered last is drawn first. */
final class FakeSelections implements Selections {

  final Map<Subject, NewSelection> announced = new HashMap<>();
  final Map<Subject, SelectionResult> results = new HashMap<>();
  final List<Subject> cancelled = new ArrayList<>();
  final Map<Long, Integer> levels = new HashMap<>();
  final Map<Long, Boolean> named = new HashMap<>();

  @Override
  public SelectionStatus announce(NewSelection selection) {
    announced.put(selection.subject(), selection);
    return find(selection.subject()).orElseThrow();
  }

  @Override
  public SelectionResult choose(
      Subject subject, int places, Map<Long, Integer> quotas, List<Candidate> candidates) {
    if (!announced.containsKey(subject)) {
      throw Problem.notFound("").toException();
    }
    List<Candidate> turned = new ArrayList<>(candidates);
    Collections.reverse(turned);
    List<SelectionResult.Place> order = new ArrayList<>();
    int left = places;
    Map<Long, Integer> room = new HashMap<>(quotas);
    for (Candidate each : turned) {
      Long category = each.category();
      int most = category == null ? left : Math.min(left, room.getOrDefault(category, left));
      boolean chosen = each.party() <= most;
      if (chosen && category != null) {
        room.computeIfPresent(category, (id, free) -> free - each.party());
      }
      named.put(each.member(), each.shown());
      left -= chosen ? each.party() : 0;
      if (missing(each.member(), announced.get(subject).how().requirements()).isEmpty()) {
        order.add(new SelectionResult.Place(each.member(), chosen));
      }
    }
    return results.computeIfAbsent(
        subject, key -> new SelectionResult(new SelectionStatus(7, "/draws/7", true), order));
  }

  @Override
  public void show(Subject subject, long member, boolean shown) {
    named.put(member, shown);
  }

  private List<Shortfall> missing(long member, List<Requirement> requirements) {
    int level = levels.getOrDefault(member, 1);
    return requirements.stream()
        .filter(each -> level < Integer.parseInt(each.wanted()))
        .map(each -> new Shortfall(each, Integer.toString(level)))
        .toList();
  }

  @Override
  public void cancel(Subject subject, String reason) {
    if (announced.remove(subject) != null) {
      cancelled.add(subject);
    }
  }

  @Override
  public Optional<SelectionStatus> find(Subject subject) {
    return announced.containsKey(subject)
        ? Optional.of(new SelectionStatus(7, "/draws/7", results.containsKey(subject)))
        : Optional.empty();
  }

  @Override
  public Map<Long, List<Shortfall>> shortfalls(
      Collection<Long> members, List<Requirement> requirements) {
    Map<Long, List<Shortfall>> all = new HashMap<>();
    for (Long member : members) {
      List<Shortfall> missing = missing(member, requirements);
      if (!missing.isEmpty()) {
        all.put(member, missing);
      }
    }
    return all;
  }

  @Override
  public Optional<String> describe(Requirement requirement, Locale locale) {
    return Optional.of("at least level " + requirement.wanted());
  }
}
