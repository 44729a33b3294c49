package dev.millet.members.passwords;

/**
 * The cost of one Argon2id hash (RFC 9106).
 *
 * @param memory in KiB
 * @param passes over the memory
 * @param lanes that could be computed side by side
 */
public record Cost(int memory, int passes, int lanes) {

  /** The least that OWASP's password storage cheat sheet asks for: about 50 ms of one core. */
  public static final Cost USUAL = new Cost(19_456, 2, 1);
}
