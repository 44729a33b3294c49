package dev.millet.api.mentions;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The members that a new text mentions; their accounts stay until the commit.
 *
 * @param members those who exist
 * @param eraser takes the handles of the others out of the text before it is written
 */
public record HeldMentions(List<Mentioned> members, UnaryOperator<String> eraser) {

  /** Mentions nobody and changes nothing. */
  public static final HeldMentions NONE = new HeldMentions(List.of(), UnaryOperator.identity());

  public HeldMentions {
    members = List.copyOf(members);
  }

  /** Returns the text without the handles of members who are gone. */
  public String erase(String text) {
    return eraser.apply(text);
  }
}
