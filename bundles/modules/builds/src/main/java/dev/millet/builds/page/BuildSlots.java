package dev.millet.builds.page;

import dev.millet.builds.build.Build;

/** The places on pages of builds that other parts and other modules fill. */
public final class BuildSlots {

  /** The style sheet of these pages. */
  public static final String STYLES = "builds.css";

  /** The slot at the top of the page of one build, for a question to the reader. */
  public static final String ASK = "build.ask";

  /** The slot beside entries of one build, on its page; the subjects are of {@link #ENTRY_TYPE}. */
  public static final String ENTRY = "build.entry";

  /** The slot below the entries of one build, on its page. */
  public static final String REPORT = "build.report";

  /** The slot beside builds in lists; the subjects are of {@link Build#TYPE}. */
  public static final String ROW = "build.row";

  /** The type of the subjects that are entries of builds. */
  public static final String ENTRY_TYPE = "build-entry";

  private BuildSlots() {}
}
