package dev.millet.api.mentions;

import java.util.function.UnaryOperator;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The texts of one subject type, for whoever takes a handle out of them. Called inside a write
 * transaction, which the module's own {@code Database} joins. Thread-safe.
 */
@ConsumerType
public interface MentionedTexts {

  /**
   * A change of a text.
   *
   * @param earlier how many earlier versions were looked at
   * @param version the last of them; what was given where there was none
   */
  record Erased(int earlier, int version) {}

  /**
   * Lets nobody else change a text before the transaction ends. A text that is gone is none to
   * lock.
   */
  void lock(String id);

  /**
   * Takes a handle out of a text that is locked, and out of what it said before.
   *
   * @param after the version up to which that is done; -1 where what the text says now is to be
   *     changed, too
   * @param limit how many earlier versions at most
   * @param eraser takes the handle out of a text
   */
  Erased erase(String id, int after, int limit, UnaryOperator<String> eraser);
}
