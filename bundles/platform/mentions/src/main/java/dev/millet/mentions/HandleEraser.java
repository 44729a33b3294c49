package dev.millet.mentions;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes the handles of members who are gone out of texts: somebody else may take a handle over, and
 * the texts must not begin to speak of them. Immutable.
 */
final class HandleEraser {

  /** Stands in a handle's place; no handle has this character. */
  static final String GONE = "@…";

  private final Set<String> gone;
  private final Set<String> others;

  /**
   * Makes an eraser.
   *
   * @param gone the handles to erase, as they are written
   * @param others handles of the same text that stay, though they may begin in the same way
   */
  HandleEraser(Collection<String> gone, Collection<String> others) {
    this.gone = folded(gone);
    this.others = folded(others);
  }

  /** Returns the text without the handles. */
  String erase(String text) {
    return gone.isEmpty() ? text : MentionText.replaceEverywhere(text, this::instead);
  }

  private Optional<String> instead(String found) {
    String known = folded(found);
    if (gone.contains(known)) {
      return Optional.of(GONE);
    }
    return others.contains(known) ? Optional.of("@" + found) : Optional.empty();
  }

  private static Set<String> folded(Collection<String> handles) {
    return handles.stream().map(HandleEraser::folded).collect(Collectors.toSet());
  }

  private static String folded(String handle) {
    return handle.toLowerCase(Locale.ROOT);
  }
}
