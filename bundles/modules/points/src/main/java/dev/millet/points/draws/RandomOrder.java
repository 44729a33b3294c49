package dev.millet.points.draws;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The order in which entries are drawn, by the algorithm of RFC 3797 (Publicly Verifiable
 * Nominations Committee Random Selection): anybody who knows the key and the list gets the same
 * order. An entry can have several tickets; with one each, it is the RFC's algorithm to the letter.
 */
final class RandomOrder {

  /** The counter of the algorithm has two bytes. */
  static final int MAX_ENTRIES = 65_536;

  private static final int BYTE = 8;

  private RandomOrder() {}

  /**
   * Draws all entries.
   *
   * @param key the canonical sources, such as {@code 4.9.15.22.27.31./11./}
   * @param tickets how many each entry has, from 1
   * @param algorithm of the digest: {@code SHA-256}
   * @return indexes of the entries, in drawn order
   */
  static int[] of(String key, int[] tickets, String algorithm) {
    if (tickets.length > MAX_ENTRIES) {
      throw new IllegalArgumentException("at most " + MAX_ENTRIES + " entries can be drawn");
    }
    MessageDigest digest = digest(algorithm);
    byte[] bytes = key.getBytes(StandardCharsets.US_ASCII);
    TicketTree left = new TicketTree(tickets);
    int[] order = new int[tickets.length];
    for (int i = 0; i < order.length; i++) {
      byte[] counter = {(byte) (i >> BYTE), (byte) i};
      digest.update(counter);
      digest.update(bytes);
      digest.update(counter);
      BigInteger number = new BigInteger(1, digest.digest());
      order[i] = left.take(number.mod(BigInteger.valueOf(left.total())).longValue());
    }
    return order;
  }

  static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Java has no " + algorithm, e);
    }
  }
}
