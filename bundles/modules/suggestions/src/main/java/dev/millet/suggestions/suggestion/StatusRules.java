package dev.millet.suggestions.suggestion;

import dev.millet.api.gateway.Problem;
import dev.millet.comments.api.Discussions;
import dev.millet.voting.api.Ballots;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The statuses that may follow each other, and what is open in each. Immutable.
 *
 * @param transitions the statuses that may follow, in the order in which they are offered
 * @param voting where votes are taken
 * @param commenting where comments are taken
 */
public record StatusRules(
    Map<Status, List<Status>> transitions, Set<Status> voting, Set<Status> commenting) {

  /** The default: a decision can be taken back, a duplicate is discussed elsewhere. */
  public static final String TRANSITIONS =
      "open=under-review,planned,in-progress,shipped,declined,duplicate;"
          + " under-review=planned,in-progress,shipped,declined,duplicate,open;"
          + " planned=in-progress,shipped,under-review,declined,duplicate;"
          + " in-progress=shipped,planned,under-review,declined,duplicate;"
          + " shipped=in-progress,under-review;"
          + " declined=under-review,open;"
          + " duplicate=under-review,open";

  /**
   * Reads settings.
   *
   * @param transitions such as {@code open=planned,declined; planned=shipped}: a status that is not
   *     named, or has nothing behind its sign, is final
   * @throws IllegalArgumentException saying which setting is wrong, where, and what is allowed
   */
  public static StatusRules parse(
      String transitions, Collection<String> voting, Collection<String> commenting) {
    return new StatusRules(
        transitions(transitions),
        statuses("suggestions.status.voting", voting),
        statuses("suggestions.status.commenting", commenting));
  }

  public boolean allows(Status from, Status to) {
    return next(from).contains(to);
  }

  /**
   * Requires that a status may follow.
   *
   * @throws dev.millet.api.gateway.ProblemException 409 where it may not, naming those that may
   */
  public void requireNext(Status from, Status to) {
    if (!allows(from, to)) {
      String allowed = next(from).stream().map(Status::word).collect(Collectors.joining(", "));
      String choice = allowed.isEmpty() ? "it is final" : "what may come is " + allowed;
      throw Problem.of(
              409,
              "suggestions.transition",
              "This status cannot follow",
              "After " + from.word() + " does not come " + to.word() + "; " + choice + ".")
          .toException();
    }
  }

  /** Returns the statuses that may follow, in the order in which they are offered. */
  public List<Status> next(Status from) {
    return transitions.getOrDefault(from, List.of());
  }

  /** Returns whether votes are taken; never on what is merged: there they go on where it leads. */
  public boolean votingOpen(Status status) {
    return status != Status.DUPLICATE && voting.contains(status);
  }

  /** Returns whether comments are taken; never on what is merged. */
  public boolean commentingOpen(Status status) {
    return status != Status.DUPLICATE && commenting.contains(status);
  }

  /** Returns what is open in a status, as the modules name it that ask. */
  public Set<String> open(Status status) {
    Set<String> open = new HashSet<>();
    if (votingOpen(status)) {
      open.add(Ballots.VOTES);
    }
    if (commentingOpen(status)) {
      open.add(Discussions.COMMENTS);
    }
    return open;
  }

  private static Map<Status, List<Status>> transitions(String text) {
    String setting = "suggestions.status.transitions";
    Map<Status, List<Status>> all = new EnumMap<>(Status.class);
    for (String part : text.split(";")) {
      if (part.isBlank()) {
        continue;
      }
      String[] sides = part.split("=", -1);
      if (sides.length != 2) {
        throw new IllegalArgumentException(
            setting
                + ": '"
                + part.strip()
                + "' is not understood; write a status, an equals sign and the statuses that may"
                + " follow it, such as open=planned,declined; planned=shipped");
      }
      Status from = status(setting, sides[0]);
      List<Status> next =
          List.copyOf(statuses(setting, Arrays.asList(sides[1].strip().split(","))));
      if (next.contains(from)) {
        throw new IllegalArgumentException(setting + ": '" + from.word() + "' follows itself");
      }
      if (all.put(from, next) != null) {
        throw new IllegalArgumentException(
            setting
                + ": '"
                + from.word()
                + "' stands there twice; put all that may follow it together");
      }
    }
    return Map.copyOf(all);
  }

  private static Set<Status> statuses(String setting, Collection<String> words) {
    Set<Status> statuses = new LinkedHashSet<>();
    for (String word : words) {
      if (!word.isBlank()) {
        statuses.add(status(setting, word));
      }
    }
    return statuses;
  }

  private static Status status(String setting, String word) {
    return Status.of(word.strip())
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    setting
                        + ": '"
                        + word.strip()
                        + "' is no status; the statuses are "
                        + EnumSet.allOf(Status.class).stream()
                            .map(Status::word)
                            .collect(Collectors.joining(", "))));
  }
}
