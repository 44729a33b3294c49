package dev.millet.points.api;

/**
 * The outcome of a transfer.
 *
 * @param id the transfer's
 * @param state what became of it by now
 * @param amount the points that it moved
 * @param owed the points of a reversal that were not there, and are taken from the next earnings
 * @param repeated whether the same transfer had been made before: nothing was changed
 */
public record Receipt(String id, State state, long amount, long owed, boolean repeated) {

  /** The state of a transfer. */
  public enum State {
    /** It waits until it is posted or voided, or its time has come. */
    PENDING,
    /** It counts. */
    POSTED,
    /** It does not count. */
    VOIDED
  }
}
