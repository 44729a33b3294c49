package dev.millet.points.rules;

import java.util.List;

/**
 * A rule in plain words.
 *
 * @param gain the points, such as {@code 5}; empty where a formula tells
 * @param forWhom who gets them, where that is not who did it; empty otherwise
 * @param limits one sentence for each limit, the delay among them
 * @param today what the reader got today; 0 for visitors
 * @param left what is left today; -1 for no limit
 * @param waiting whether a module is away whose entries it names
 * @param error what is wrong with it, for the team; empty for nothing
 */
public record RuleView(
    SavedRule rule,
    String name,
    String gain,
    String forWhom,
    List<String> limits,
    long today,
    long left,
    boolean waiting,
    String error) {

  /** Returns whether nothing is left to earn today. */
  public boolean done() {
    return left == 0;
  }
}
