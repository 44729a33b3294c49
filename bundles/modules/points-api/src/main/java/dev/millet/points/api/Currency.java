package dev.millet.points.api;

/** The currencies of the programme. */
public enum Currency {
  /** Earned and spent; each lot of them expires. */
  COINS,
  /** Earned, never spent, does not expire; makes the level. */
  EXPERIENCE
}
