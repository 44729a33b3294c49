package dev.millet.points.api;

/**
 * How far a member has come.
 *
 * @param level from 1
 * @param experience earned until now
 * @param coins what the member can spend now
 */
public record Standing(int level, long experience, long coins) {

  /** The standing of somebody who never earned anything. */
  public static final Standing NONE = new Standing(1, 0, 0);
}
