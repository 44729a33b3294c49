package dev.millet.points.api;

/**
 * The points of a member in one currency, none below zero.
 *
 * @param available what the member can spend now; of experience, what they have
 * @param pending granted, and not yet counted
 * @param held taken for something that is not settled yet
 * @param owed taken back, and not there: taken from the next earnings
 */
public record Balance(long available, long pending, long held, long owed) {

  /** The balance of somebody who never earned anything. */
  public static final Balance NONE = new Balance(0, 0, 0, 0);
}
