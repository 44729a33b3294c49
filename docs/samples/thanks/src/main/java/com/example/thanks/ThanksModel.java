package com.example.thanks;

import dev.millet.api.members.Member;
import java.util.List;

/**
 * What the page shows.
 *
 * @param written what the reader wrote already
 * @param wrong whether that was refused
 */
public record ThanksModel(List<Line> notes, String written, boolean wrong) {

  /**
   * A note with its author.
   *
   * @param author null where the account is gone
   */
  public record Line(Note note, Member author) {}
}
