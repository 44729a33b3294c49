package dev.millet.suggestions.mention;

import java.util.List;

/**
 * The members that a new text mentions; their accounts stay until the commit.
 *
 * @param members those who exist
 * @param eraser takes the handles of the others out of the text before it is written
 */
public record HeldMentions(List<Mentioned> members, HandleEraser eraser) {

  /** Mentions nobody and changes nothing. */
  public static final HeldMentions NONE =
      new HeldMentions(List.of(), new HandleEraser(List.of(), List.of()));
}
