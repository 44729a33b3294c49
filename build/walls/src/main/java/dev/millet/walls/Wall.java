package dev.millet.walls;

import java.util.List;

/** One rule that every bundle keeps. */
interface Wall {

  /** A short name for messages, with hyphens. */
  String rule();

  /**
   * Checks a bundle.
   *
   * @return everything that breaks the rule; empty when all is well
   */
  List<Violation> check(Bundle bundle);
}
