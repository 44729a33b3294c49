package dev.millet.site.texts;

import dev.millet.api.journal.Journal;
import java.util.function.IntConsumer;

/** Writes the company's texts, and tells the journal. */
public final class TextChanges {

  private final StoredTexts texts;
  private final Journal journal;

  /**
   * The entry in the journal about a text that was changed.
   *
   * @param member null for the operator
   */
  record TextChanged(String kind, Long member) {}

  public TextChanges(StoredTexts texts, Journal journal) {
    this.texts = texts;
    this.journal = journal;
  }

  /**
   * Writes a text.
   *
   * @param member the id of who writes it; null for the operator
   * @param requireMatch throws where the version that is there, 0 for none, is another one than the
   *     caller has read
   */
  void write(TextKind kind, TextForm wanted, Long member, IntConsumer requireMatch) {
    texts.write(
        kind,
        wanted.stripped(),
        member,
        version -> {
          requireMatch.accept(version);
          journal.append("site.text-changed", new TextChanged(kind.word(), member));
        });
  }
}
