package dev.millet.suggestions.care;

import dev.millet.suggestions.text.TextRule;

/** The texts that staff write for authors. */
public final class CareText {

  /** The longest reason or note, in code points. */
  public static final int LONGEST_NOTE = 1_000;

  public static final TextRule REASON = new TextRule("reason", LONGEST_NOTE, false, true);
  public static final TextRule NOTE = new TextRule("note", LONGEST_NOTE, false, true);
  public static final TextRule ANSWER = new TextRule("answer", 10_000, false, false);

  private CareText() {}
}
