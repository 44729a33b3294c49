package dev.millet.files.upload;

/** Where an upload is in its life. */
public enum UploadState {
  /** Bytes are missing. */
  RECEIVING,
  /** All bytes are there and durable; its purpose has not taken the file yet. */
  RECEIVED,
  /** Its purpose has the file. */
  DONE,
  /** Its purpose did not take the file. */
  REFUSED,
  /** Nothing arrived for too long. */
  EXPIRED,
  /** Its member ended it. */
  TERMINATED;

  /** Whether nothing of it is left but the memory that it was. */
  public boolean isGone() {
    return this == REFUSED || this == EXPIRED || this == TERMINATED;
  }
}
