package dev.millet.points.api.selection;

/** The ways in which members are chosen. */
public enum Method {
  /** A draw in which everybody has the same chance. */
  DRAW,
  /** A draw in which whoever has a greater score has a greater chance. */
  WEIGHTED,
  /** The greatest scores; of equal ones the first who entered. */
  RANK
}
